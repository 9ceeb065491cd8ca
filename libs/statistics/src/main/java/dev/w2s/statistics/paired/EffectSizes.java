package dev.w2s.statistics.paired;

import dev.w2s.statistics.sample.Moments;
import org.apache.commons.numbers.gamma.LogGamma;
import org.jspecify.annotations.Nullable;

/**
 * How large the difference of two methods is, in units that do not depend on the figure's scale. Method {@code a} is
 * better where they are above 0.
 *
 * @param cohensD the difference of the means over the pooled standard deviation; null where that is 0
 * @param hedgesG {@code cohensD} times the exact correction for small samples; null with it
 * @param pairedD the mean of the differences over their standard deviation ({@code d_z}); null where that is below
 *     1e-12
 * @param cliffsDelta over all pairs of a value of {@code a} and one of {@code b}: the share that is greater less the
 *     share that is smaller
 * @param pairedDominance the same over the pairs of one task
 */
public record EffectSizes(
        @Nullable Double cohensD,
        @Nullable Double hedgesG,
        @Nullable Double pairedD,
        double cliffsDelta,
        double pairedDominance) {
    private static final double NO_SPREAD = 1e-12;

    /** @throws IllegalArgumentException unless both have the same number of values, at least 1 */
    public static EffectSizes of(double[] a, double[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException(
                    "effect sizes need two samples of the same size, not " + a.length + " and " + b.length + " values");
        }
        int n = a.length;
        double[] differences = new double[n];
        long dominance = 0;
        long delta = 0;
        for (int i = 0; i < n; i++) {
            differences[i] = a[i] - b[i];
            dominance += a[i] > b[i] ? 1 : a[i] < b[i] ? -1 : 0;
            for (double other : b) {
                delta += a[i] > other ? 1 : a[i] < other ? -1 : 0;
            }
        }
        Double d = cohensD(Moments.of(a), Moments.of(b));
        return new EffectSizes(
                d,
                d == null ? null : d * hedgesCorrection(2.0 * n - 2),
                pairedD(Moments.of(differences)),
                (double) delta / ((long) n * n),
                (double) dominance / n);
    }

    private static @Nullable Double cohensD(Moments a, Moments b) {
        double spread = Math.sqrt((square(a.deviation()) + square(b.deviation())) / 2);
        return spread == 0 ? null : (a.mean() - b.mean()) / spread;
    }

    private static double square(@Nullable Double deviation) {
        return deviation == null ? 0 : deviation * deviation;
    }

    private static @Nullable Double pairedD(Moments differences) {
        Double deviation = differences.deviation();
        return deviation == null || deviation < NO_SPREAD ? null : differences.mean() / deviation;
    }

    /** {@code gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2))} for m degrees of freedom. */
    private static double hedgesCorrection(double m) {
        return Math.exp(LogGamma.value(m / 2) - LogGamma.value((m - 1) / 2)) / Math.sqrt(m / 2);
    }
}
