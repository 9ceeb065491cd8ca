package dev.w2s.eval.reconcile;

/** One thing that the reconciler sees to: looks at what is, compares it with what should be, and acts. */
public interface ReconcilerStep {
    Stage stage();

    /**
     * Acts where something is to be done.
     *
     * @return how many things were done
     */
    int act();
}
