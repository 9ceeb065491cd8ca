package dev.w2s.statistics.bootstrap;

import dev.w2s.statistics.sample.Interval;
import dev.w2s.statistics.sample.Moments;
import dev.w2s.statistics.sample.Quantiles;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** The values that a statistic has on data drawn anew, and the intervals that follow from them. */
public final class Replicates {
    private final double estimate;
    private final double[] values;
    private final Quantiles quantiles;

    /**
     * @param estimate the statistic's value on the data themselves
     * @param values one a draw, at least two
     */
    public Replicates(double estimate, double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 draws, but has " + values.length);
        }
        this.estimate = estimate;
        this.values = values.clone();
        this.quantiles = new Quantiles(values);
    }

    public double estimate() {
        return estimate;
    }

    /** Returns the standard deviation of the values, with the number of draws less one as divisor. */
    public double standardError() {
        Double deviation = Moments.of(values).deviation();
        return deviation == null ? 0 : deviation;
    }

    /** Returns the percentile interval: what lies between the outer quantiles of the values. */
    public Interval percentile(double confidence) {
        return quantiles.central(confidence);
    }

    /** Returns the basic interval: the percentile interval mirrored at the estimate. */
    public Interval basic(double confidence) {
        Interval percentile = percentile(confidence);
        return new Interval(2 * estimate - percentile.high(), 2 * estimate - percentile.low());
    }

    /**
     * Returns the bias-corrected and accelerated interval (Efron 1987): the quantiles at
     * {@code Phi(z0 + (z0 + z) / (1 - a (z0 + z)))}. Values that equal the estimate count half for the bias {@code z0},
     * as scipy has it.
     *
     * @param jackknife the statistic's values with one observation left out each
     * @return null where the values or the jackknife's say nothing: all are equal, or all lie to one side of the
     *     estimate
     */
    public @Nullable Interval biasCorrected(double confidence, double[] jackknife) {
        double z0 = bias();
        double acceleration = acceleration(jackknife);
        if (Double.isInfinite(z0) || Double.isNaN(acceleration)) {
            return null;
        }
        double tail = (1 - confidence) / 2;
        return new Interval(
                quantiles.at(level(z0, acceleration, tail)), quantiles.at(level(z0, acceleration, 1 - tail)));
    }

    double bias() {
        double below = 0;
        for (double value : values) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(below / values.length);
    }

    /**
     * {@code sum d^3 / (6 (sum d^2)^1.5)} with {@code d} the jackknife's mean less its values; NaN where they are
     * equal.
     */
    static double acceleration(double[] jackknife) {
        double mean = Arrays.stream(jackknife).average().orElseThrow();
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double d = mean - value;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? Double.NaN : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double level(double z0, double acceleration, double level) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double z = z0 + normal.inverseCumulativeProbability(level);
        return normal.cumulativeProbability(z0 + z / (1 - acceleration * z));
    }
}
