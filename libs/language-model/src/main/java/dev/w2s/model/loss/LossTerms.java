package dev.w2s.model.loss;

import org.jspecify.annotations.Nullable;

/**
 * The quantities of a loss on a batch besides its value; null where it has no such quantity.
 *
 * @param coefficient the share of the model's own opinion in the target, in [0, 1]
 * @param threshold the probability of label 0 from which on the model's opinion counts as label 0
 * @param radius the radius of the confidence window
 * @param inside the number of texts within the window, whose cross-entropy counts
 */
public record LossTerms(
        @Nullable Double coefficient,
        @Nullable Double threshold,
        @Nullable Double radius,
        @Nullable Integer inside) {
    static LossTerms ofCoefficient(double coefficient) {
        return new LossTerms(coefficient, null, null, null);
    }

    static LossTerms ofThreshold(double coefficient, double threshold) {
        return new LossTerms(coefficient, threshold, null, null);
    }

    static LossTerms ofWindow(double radius, int inside) {
        return new LossTerms(null, null, radius, inside);
    }

    /** The terms of two parts of one batch together. */
    public LossTerms plus(LossTerms other) {
        return inside == null || other.inside == null
                ? this
                : new LossTerms(coefficient, threshold, radius, inside + other.inside);
    }
}
