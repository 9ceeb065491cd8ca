package dev.w2s.statistics.sample;

import java.util.Arrays;

/** The quantiles of a sample, which interpolate linearly between its order statistics. */
public final class Quantiles {
    private final double[] sorted;

    /**
     * @param values at least one, in any order; they are copied
     * @throws IllegalArgumentException if there is no value or one is NaN
     */
    public Quantiles(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample without values has no quantiles");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a sample with NaN has no quantiles");
        }
    }

    /**
     * Returns the value at position {@code level (n - 1)} of the ordered sample, counted from 0. This is numpy's
     * default.
     *
     * @param level in [0, 1]
     */
    public double at(double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("the level of a quantile is " + level + ", which is not in [0, 1]");
        }
        double position = level * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Returns the interval between the quantiles that leave out the same share at both ends. */
    public Interval central(double confidence) {
        double tail = (1 - confidence) / 2;
        return new Interval(at(tail), at(1 - tail));
    }
}
