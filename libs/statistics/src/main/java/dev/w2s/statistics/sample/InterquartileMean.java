package dev.w2s.statistics.sample;

import java.util.Arrays;

/**
 * The mean of the middle half of a sample, which one extreme task cannot move (Agarwal et al., Deep Reinforcement
 * Learning at the Edge of the Statistical Precipice, 2021).
 */
public final class InterquartileMean {
    private InterquartileMean() {}

    /** Leaves out the {@code floor(n / 4)} smallest and as many largest values, as the library rliable does. */
    public static double trimmed(double... values) {
        double[] sorted = sorted(values);
        int cut = sorted.length / 4;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }

    /** Leaves out exactly a quarter at each end: the values at the border count with a fraction of their weight. */
    public static double fractional(double... values) {
        double[] sorted = sorted(values);
        double quarter = sorted.length / 4.0;
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            double inside = Math.min(i + 1, sorted.length - quarter) - Math.max(i, quarter);
            sum += Math.max(0, inside) * sorted[i];
        }
        return sum / (sorted.length - 2 * quarter);
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample without values has no interquartile mean");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
