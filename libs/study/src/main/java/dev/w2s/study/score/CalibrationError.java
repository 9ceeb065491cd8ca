package dev.w2s.study.score;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/**
 * The expected calibration error, which says how far p(label = 1) is from the share of examples that have label 1.
 * Examples are put into ten bins of equal width by p. Then {@code ECE = sum over bins of |B| / n * |share of label 1 in
 * B - mean p in B|}.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On Calibration of Modern Neural Networks, 2017</a>, which
 *     bins the probability of the predicted class; here the probability of label 1 is binned, so that errors to both
 *     sides show
 */
public final class CalibrationError {
    private CalibrationError() {}

    /**
     * Returns the calibration error.
     *
     * @param labels the true ones, one for each example
     * @param probabilities p(label = 1), one for each example
     * @return in [0, 1]
     * @throws CategorizedException {@code NUMERICAL} if a probability is not in [0, 1], {@code CORRUPT_INPUT} if there
     *     is none
     */
    public static double of(boolean[] labels, double[] probabilities) {
        if (labels.length == 0) {
            throw new CategorizedException(FailureCategory.CORRUPT_INPUT, "no examples: there is nothing to score");
        }
        // |B| * (share of label 1 - mean p) is the sum of label - p.
        double[] excess = new double[Tenths.COUNT];
        for (int i = 0; i < labels.length; i++) {
            excess[Tenths.of(probabilities[i])] += (labels[i] ? 1 : 0) - probabilities[i];
        }
        double sum = 0;
        for (double ofBin : excess) {
            sum += Math.abs(ofBin);
        }
        return sum / labels.length;
    }
}
