package dev.w2s.eval.reconcile;

/** Wakes the reconciler because something has changed, so that it does not wait for its next round. */
public interface Nudge {
    /** Returns at once. The caller has committed the change before. */
    void nudge();
}
