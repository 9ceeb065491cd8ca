package dev.w2s.statistics.power;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a paired t test over n tasks can find. An effect is the mean difference over the standard deviation of the
 * differences.
 *
 * @param n the number of pairs, at least 2
 * @param alpha the level of the test
 * @param twoSided whether the test looks to both sides; then both tails count for its power
 */
public record PairedTTestPower(int n, double alpha, boolean twoSided) {
    private static final int STEPS = 4000;
    private static final double LARGEST_EFFECT = 1e6;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public PairedTTestPower {
        if (n < 2) {
            throw new IllegalArgumentException("a paired t test needs at least 2 pairs, but there are " + n);
        }
    }

    /** Returns the chance that the test finds an effect of this size. */
    public double of(double effect) {
        double critical = TDistribution.of(n - 1.0).inverseSurvivalProbability(twoSided ? alpha / 2 : alpha);
        double noncentrality = effect * Math.sqrt(n);
        double above = exceeds(critical, noncentrality);
        return twoSided ? above + exceeds(critical, -noncentrality) : above;
    }

    /** Returns the smallest effect above 0 that the test finds with the given chance. */
    public double minimumDetectableEffect(double power) {
        double low = 0;
        double high = 1;
        while (of(high) < power && high < LARGEST_EFFECT) {
            high *= 2;
        }
        for (int i = 0; i < Double.SIZE; i++) {
            double middle = (low + high) / 2;
            if (of(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The chance that a noncentral t variable is above {@code critical}: it is {@code (Z + noncentrality) / S}, so the
     * normal tail {@code P(Z > critical s - noncentrality)} is integrated over the density of S, the root of a
     * chi-squared variable over its degrees of freedom.
     */
    private double exceeds(double critical, double noncentrality) {
        double df = n - 1.0;
        double reach = 1 + 9 / Math.sqrt(df);
        double low = Math.max(0, 1 - 9 / Math.sqrt(df));
        double logConstant = Math.log(2) + df / 2 * Math.log(df / 2) - LogGamma.value(df / 2);
        double width = (reach - low) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double s = low + i * width;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double logPower = df == 1 ? 0 : (df - 1) * Math.log(s);
            double density = Math.exp(logConstant + logPower - df * s * s / 2);
            sum += weight * density * NORMAL.survivalProbability(critical * s - noncentrality);
        }
        return sum * width / 3;
    }
}
