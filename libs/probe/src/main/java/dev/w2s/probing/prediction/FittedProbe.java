package dev.w2s.probing.prediction;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.study.failure.CategorizedException;
import java.util.OptionalInt;

/** A probe that has learned labels of points, which must stay open as long as it is in use. For one thread. */
public interface FittedProbe extends AutoCloseable {
    /** Returns the labels that the probe was fitted to. */
    SoftTargets targets();

    /**
     * Predicts points that the probe was not fitted on.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the points have another dimension than those it was fitted
     *     on
     */
    Predictions predict(Points points, Cancellation cancellation);

    /**
     * Predicts the points that the probe was fitted on. A point's own label takes no part in its prediction, unless the
     * probe was asked to let it.
     */
    Predictions predictFitted(Cancellation cancellation);

    /**
     * Returns which of the points that the probe was fitted on filtering keeps.
     *
     * @param contamination the share to drop, in [0, 1)
     * @param own what {@link #predictFitted} returned
     * @return rows, ascending
     */
    default int[] kept(double contamination, Predictions own) {
        double[] labels = targets().values();
        return Disagreement.kept(own.probabilities(), labels, dropped(contamination, labels.length));
    }

    /** Returns how many of {@code count} examples filtering drops, those with the largest disagreement first. */
    default int dropped(double contamination, int count) {
        return Disagreement.truncatedShare(contamination, count);
    }

    /**
     * Returns how many points the probe left out while it was fitted, before any filtering; empty if it leaves out
     * none.
     */
    default OptionalInt leftOut() {
        return OptionalInt.empty();
    }

    @Override
    void close();
}
