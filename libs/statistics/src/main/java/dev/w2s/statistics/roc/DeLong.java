package dev.w2s.statistics.roc;

import dev.w2s.statistics.paired.Alternative;
import dev.w2s.statistics.sample.Interval;
import dev.w2s.statistics.sample.Midranks;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How certain an AUC, and the difference of two on the same examples, is (DeLong et al. 1988, by the midranks of Sun
 * and Xu 2014). The AUC is the mean over the examples of label 1 of the share of label 0 that score lower, and likewise
 * the other way round; its variance is the variance of these shares over the number of their examples, added up for
 * both labels.
 *
 * @param first the AUC of the first score
 * @param second the AUC of the second score
 * @param firstVariance of the estimate {@code first}
 * @param secondVariance of the estimate {@code second}
 * @param covariance of the two estimates
 */
public record DeLong(double first, double second, double firstVariance, double secondVariance, double covariance) {
    private static final double ROUNDING = 1e-15;

    /**
     * @param labels one an example; each of the two labels must occur at least twice
     * @param first scores, higher for label 1; only their order matters
     * @param second scores of the same examples
     * @return null where a label occurs less than twice, since nothing is known of its spread then
     */
    public static @Nullable DeLong of(boolean[] labels, double[] first, double[] second) {
        int ones = 0;
        for (boolean label : labels) {
            ones += label ? 1 : 0;
        }
        if (ones < 2 || labels.length - ones < 2) {
            return null;
        }
        Placements a = Placements.of(labels, first, ones);
        Placements b = Placements.of(labels, second, ones);
        return new DeLong(a.auc(), b.auc(), a.covariance(a), b.covariance(b), a.covariance(b));
    }

    public double difference() {
        return first - second;
    }

    /** Returns the variance of {@link #difference}, from 0. */
    public double varianceOfDifference() {
        double variance = firstVariance + secondVariance - 2 * covariance;
        return variance < ROUNDING ? 0 : variance;
    }

    /** Returns the difference over its standard error; null where that is 0. */
    public @Nullable Double z() {
        double variance = varianceOfDifference();
        return variance == 0 ? null : difference() / Math.sqrt(variance);
    }

    /** Returns the p-value by the normal distribution; null where {@link #z} is. */
    public @Nullable Double p(Alternative alternative) {
        Double z = z();
        if (z == null) {
            return null;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return switch (alternative) {
            case TWO_SIDED -> 2 * normal.survivalProbability(Math.abs(z));
            case GREATER -> normal.survivalProbability(z);
            case LESS -> normal.cumulativeProbability(z);
        };
    }

    /** Returns the interval of the first AUC, which may reach beyond 0 and 1. */
    public Interval intervalOfFirst(double confidence) {
        return around(first, firstVariance, confidence);
    }

    /** Returns the interval of {@link #difference}. */
    public Interval intervalOfDifference(double confidence) {
        return around(difference(), varianceOfDifference(), confidence);
    }

    private static Interval around(double estimate, double variance, double confidence) {
        double halfWidth =
                NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2) * Math.sqrt(variance);
        return new Interval(estimate - halfWidth, estimate + halfWidth);
    }

    /**
     * Where the examples of one label stand among those of the other.
     *
     * @param ofOnes for each example of label 1, the share of label 0 that scores lower, ties counted half
     * @param ofZeros for each example of label 0, the share of label 1 that scores higher
     */
    private record Placements(double[] ofOnes, double[] ofZeros) {
        static Placements of(boolean[] labels, double[] scores, int ones) {
            double[] high = new double[ones];
            double[] low = new double[labels.length - ones];
            int nextHigh = 0;
            int nextLow = 0;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i]) {
                    high[nextHigh++] = scores[i];
                } else {
                    low[nextLow++] = scores[i];
                }
            }
            double[] together = new double[labels.length];
            System.arraycopy(high, 0, together, 0, high.length);
            System.arraycopy(low, 0, together, high.length, low.length);
            double[] ranks = Midranks.of(together);
            double[] ranksOfHigh = Midranks.of(high);
            double[] ranksOfLow = Midranks.of(low);
            for (int i = 0; i < high.length; i++) {
                high[i] = (ranks[i] - ranksOfHigh[i]) / low.length;
            }
            for (int i = 0; i < low.length; i++) {
                low[i] = 1 - (ranks[high.length + i] - ranksOfLow[i]) / high.length;
            }
            return new Placements(high, low);
        }

        double auc() {
            return mean(ofOnes);
        }

        double covariance(Placements other) {
            return covariance(ofOnes, other.ofOnes) / ofOnes.length
                    + covariance(ofZeros, other.ofZeros) / ofZeros.length;
        }

        private static double covariance(double[] a, double[] b) {
            double meanOfA = mean(a);
            double meanOfB = mean(b);
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - meanOfA) * (b[i] - meanOfB);
            }
            return sum / (a.length - 1);
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }
}
