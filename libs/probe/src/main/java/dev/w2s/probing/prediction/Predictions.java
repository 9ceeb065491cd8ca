package dev.w2s.probing.prediction;

import org.jspecify.annotations.Nullable;

/**
 * A probe's predictions for some points, in their order.
 *
 * @param probabilities p(label = 1), in [0, 1]
 * @param logits of the probabilities, which differ where probabilities near 0 and 1 round to ties; null from a probe
 *     that computes none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Predictions(double[] probabilities, double @Nullable [] logits) {
    /** Returns predictions without logits. */
    public static Predictions of(double[] probabilities) {
        return new Predictions(probabilities, null);
    }

    public int count() {
        return probabilities.length;
    }
}
