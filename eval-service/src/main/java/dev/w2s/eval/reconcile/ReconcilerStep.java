package dev.w2s.eval.reconcile;

/** One step of the reconciler: it compares what is with what should be, and acts on the difference. */
public interface ReconcilerStep {
    Stage stage();

    /**
     * Does what is to be done now.
     *
     * @return how many things were done
     */
    int act();
}
