package dev.w2s.statistics.calibration;

import org.jspecify.annotations.Nullable;

/**
 * How well probabilities say how often they are right.
 *
 * @param brier the mean of {@code (p - label)^2}, in [0, 1]
 * @param logLoss the mean of {@code -ln} of the probability of the true label; null where a probability is exactly 0 or
 *     1, which is rounding and no knowledge
 * @param expectedErrorOfPredicted over ten bins of equal width by the probability of the predicted label, the mean
 *     distance between that probability and how often the label is right, weighted by the bins' examples (Guo et al.
 *     2017). Errors that cancel out between the labels do not show; {@code CalibrationError} of libs/study bins p(label
 *     = 1) instead.
 */
public record Calibration(double brier, @Nullable Double logLoss, double expectedErrorOfPredicted) {
    private static final int BINS = 10;

    /**
     * @param labels true ones, one an example
     * @param probabilities p(label = 1), one an example
     * @throws IllegalArgumentException if there is no example, or a probability is not in [0, 1]
     */
    public static Calibration of(boolean[] labels, double[] probabilities) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("calibration needs at least one example");
        }
        double squares = 0;
        double logs = 0;
        boolean rounded = false;
        double[] excessOfPredicted = new double[BINS];
        for (int i = 0; i < labels.length; i++) {
            double p = probabilities[i];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p of example " + i + " is " + p + ", which is not in [0, 1]");
            }
            double label = labels[i] ? 1 : 0;
            squares += (p - label) * (p - label);
            logs -= Math.log(labels[i] ? p : 1 - p);
            rounded |= p == 0 || p == 1;
            boolean predicted = p > 0.5;
            double confidence = Math.max(p, 1 - p);
            excessOfPredicted[bin(confidence)] += (predicted == labels[i] ? 1 : 0) - confidence;
        }
        int n = labels.length;
        return new Calibration(squares / n, rounded ? null : logs / n, distance(excessOfPredicted) / n);
    }

    private static int bin(double p) {
        return Math.min(BINS - 1, (int) (BINS * p));
    }

    private static double distance(double[] excess) {
        double sum = 0;
        for (double ofBin : excess) {
            sum += Math.abs(ofBin);
        }
        return sum;
    }
}
