package dev.w2s.statistics.sample;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The size, mean and spread of a sample.
 *
 * @param n how many values there are, at least 1
 * @param deviation the sample standard deviation, with n - 1 as divisor; null for one value
 */
public record Moments(int n, double mean, @Nullable Double deviation) {
    /** @throws IllegalArgumentException if there is no value */
    public static Moments of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample without values has no mean");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        if (values.length == 1) {
            return new Moments(1, mean, null);
        }
        double squares = 0;
        boolean constant = true;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            constant &= value == values[0];
        }
        // The mean of equal values can be off by rounding, and their deviation then be tiny instead of 0.
        return constant
                ? new Moments(values.length, values[0], 0.0)
                : new Moments(values.length, mean, Math.sqrt(squares / (values.length - 1)));
    }

    /** Returns {@code deviation / sqrt(n)}; null for one value. */
    public @Nullable Double standardError() {
        return deviation == null ? null : deviation / Math.sqrt(n);
    }

    /** Returns half the width of Student's interval of the mean; null for one value. */
    public @Nullable Double halfWidth(double confidence) {
        Double error = standardError();
        return error == null
                ? null
                : TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - confidence) / 2) * error;
    }
}
