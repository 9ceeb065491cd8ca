package dev.w2s.study.score;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * The share of examples whose true label is the predicted one, which is 1 where p &gt; 0.5, and 0 where p is 0.5 or
 * less.
 */
public final class Accuracy {
    private static final double THRESHOLD = 0.5;

    private Accuracy() {}

    /**
     * Returns the accuracy.
     *
     * @param labels the true ones, one for each example
     * @param probabilities p(label = 1), one for each example
     * @return in [0, 1]
     * @throws CategorizedException {@code NUMERICAL} if a probability is NaN, {@code CORRUPT_INPUT} if there is none
     */
    public static double of(boolean[] labels, double[] probabilities) {
        if (labels.length == 0) {
            throw new CategorizedException(FailureCategory.CORRUPT_INPUT, "no examples: there is nothing to score");
        }
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (Double.isNaN(probabilities[i])) {
                throw new CategorizedException(FailureCategory.NUMERICAL, "p of example " + i + " is NaN");
            }
            right += (probabilities[i] > THRESHOLD) == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
