package dev.w2s.probing.prediction;

import org.jspecify.annotations.Nullable;

/**
 * What a probe says of some points, in their order.
 *
 * @param probabilities p(label = 1), in [0, 1]
 * @param logits their logits, from a probe that computes such; those of probabilities near 0 and 1 differ where these round
 *     to ties
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Predictions(double[] probabilities, double @Nullable [] logits) {
    public static Predictions of(double[] probabilities) {
        return new Predictions(probabilities, null);
    }

    public int count() {
        return probabilities.length;
    }
}
