package dev.w2s.probing.prediction;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.study.failure.CategorizedException;
import java.util.OptionalInt;

/** A probe that has learnt labels of points, which must stay open as long as it is in use. For one thread. */
public interface FittedProbe extends AutoCloseable {
    /**
     * Of points that it was not fitted on.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the points have another dimension than those it was fitted on
     */
    Predictions predict(Points points, Cancellation cancellation);

    /** Of the points it was fitted on. Where a point's own label would be part of its prediction, it is left out, unless asked for. */
    Predictions predictFitted(Cancellation cancellation);

    /**
     * Which of the points it was fitted on are worth training on.
     *
     * @param contamination the share to drop, in [0, 1)
     * @param own what {@link #predictFitted} said
     * @return rows, ascending
     */
    int[] kept(double contamination, Predictions own);

    /** How many of {@code count} examples that it was not fitted on filtering drops, those with the largest disagreement. */
    default int dropped(double contamination, int count) {
        return Disagreement.truncatedShare(contamination, count);
    }

    /** Points that the probe left out while it was fitted, before any filtering; empty if it is none that does so. */
    default OptionalInt leftOut() {
        return OptionalInt.empty();
    }

    @Override
    void close();
}
