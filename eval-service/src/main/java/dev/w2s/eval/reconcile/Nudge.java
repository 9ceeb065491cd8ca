package dev.w2s.eval.reconcile;

/** Says that something has changed, so that the reconciler looks now and not at its next round. */
public interface Nudge {
    /** Returns at once; what the caller wants to be seen has been committed. */
    void nudge();
}
