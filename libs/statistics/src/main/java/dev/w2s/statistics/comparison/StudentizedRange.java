package dev.w2s.statistics.comparison;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the range of k standard normal variables, that is the studentized range with infinite degrees of
 * freedom: {@code P(range < q) = k * integral of phi(z) (Phi(z) - Phi(z - q))^(k - 1) dz}.
 */
final class StudentizedRange {
    private static final double REACH = 9;
    private static final int STEPS = 4000;
    private static final double LARGEST = 100;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StudentizedRange() {}

    /** The chance of a range of more than {@code q}. */
    static double survival(int k, double q) {
        // Simpson's rule; beyond the reach phi is below 1e-18.
        double low = -REACH;
        double high = REACH + Math.min(q, REACH);
        double width = (high - low) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = low + i * width;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double inside = NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - q);
            sum += weight * NORMAL.density(z) * Math.pow(inside, k - 1);
        }
        return Math.max(0, 1 - k * sum * width / 3);
    }

    /** The q that the range exceeds with the given chance. */
    static double inverseSurvival(int k, double probability) {
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < Double.SIZE; i++) {
            double middle = (low + high) / 2;
            if (survival(k, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
