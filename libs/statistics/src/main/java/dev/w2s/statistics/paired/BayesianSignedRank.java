package dev.w2s.statistics.paired;

import java.util.SplittableRandom;

/**
 * The Bayesian signed-rank test (Benavoli et al., Time for a Change, 2017): how probable it is that one method is
 * better, that both are practically the same, that the other is better. The weights of the differences and of one prior
 * observation at 0 have a Dirichlet(prior, 1, ..., 1) posterior. A region's share is the weight of all ordered pairs
 * whose sum lies in it: right of {@code 2 rope}, left of {@code -2 rope}, or between; pairs on a border count half to
 * both sides. The probability of a region is how often its share is the largest of the three.
 *
 * @param left the probability that the first method is worse
 * @param rope the probability that the methods are practically the same; 0 where the region of practical equivalence is
 *     empty
 * @param right the probability that the first method is better
 */
public record BayesianSignedRank(double left, double rope, double right) {
    /** The usual weight of the prior observation. */
    public static final double PRIOR = 0.5;

    /** So many posterior draws that a probability has a standard error of at most .0016. */
    public static final int DRAWS = 100_000;

    private static final long SEED = 1;

    /** @param rope half the width of the region of practical equivalence, from 0 */
    public static BayesianSignedRank of(double[] differences, double rope) {
        return of(differences, rope, PRIOR, DRAWS, SEED);
    }

    static BayesianSignedRank of(double[] differences, double rope, double prior, int draws, long seed) {
        double[] values = withPrior(differences);
        Regions regions = new Regions(values, rope);
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[values.length];
        int[] largest = new int[3];
        for (int draw = 0; draw < draws; draw++) {
            drawWeights(weights, prior, random);
            double[] shares = regions.shares(weights);
            int best = 0;
            for (int region = 1; region < 3; region++) {
                best = shares[region] > shares[best] && !(region == 1 && rope == 0) ? region : best;
            }
            largest[best]++;
        }
        return new BayesianSignedRank(
                (double) largest[0] / draws, (double) largest[1] / draws, (double) largest[2] / draws);
    }

    /** Returns the posterior means of the three shares, which have a closed form. */
    static double[] expectedShares(double[] differences, double rope, double prior) {
        double[] values = withPrior(differences);
        double total = prior + differences.length;
        double[] shares = new double[3];
        Regions regions = new Regions(values, rope);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                double first = i == 0 ? prior : 1;
                double second = j == 0 ? prior : 1;
                double weight = first * (i == j ? first + 1 : second) / (total * (total + 1));
                regions.add(shares, i, j, weight);
            }
        }
        return shares;
    }

    private static double[] withPrior(double[] differences) {
        double[] values = new double[differences.length + 1];
        System.arraycopy(differences, 0, values, 1, differences.length);
        return values;
    }

    /** A Dirichlet draw: gamma variables over their sum. */
    private static void drawWeights(double[] weights, double prior, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 0 ? gamma(prior, random) : -Math.log(1 - random.nextDouble());
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** Marsaglia and Tsang's method, with their boost for shapes below 1. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** To which region each ordered pair belongs. */
    private static final class Regions {
        private final double[][] left;
        private final double[][] right;

        Regions(double[] values, double rope) {
            left = new double[values.length][values.length];
            right = new double[values.length][values.length];
            double border = 2 * rope;
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j < values.length; j++) {
                    double sum = values[i] + values[j];
                    right[i][j] = sum > border ? 1 : sum == border ? 0.5 : 0;
                    left[i][j] = sum < -border ? 1 : sum == -border ? 0.5 : 0;
                }
            }
        }

        double[] shares(double[] weights) {
            double[] shares = new double[3];
            for (int i = 0; i < weights.length; i++) {
                add(shares, i, i, weights[i] * weights[i]);
                for (int j = 0; j < i; j++) {
                    add(shares, i, j, 2 * weights[i] * weights[j]);
                }
            }
            return shares;
        }

        void add(double[] shares, int i, int j, double weight) {
            shares[0] += left[i][j] * weight;
            shares[1] += (1 - left[i][j] - right[i][j]) * weight;
            shares[2] += right[i][j] * weight;
        }
    }
}
