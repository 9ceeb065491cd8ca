package dev.w2s.statistics.sample;

import java.util.Arrays;
import java.util.Comparator;

/** The ranks of a sample, from 1 for its smallest value; equal values share the mean of their ranks. */
public final class Midranks {
    private Midranks() {}

    /** @throws IllegalArgumentException if a value is NaN */
    public static double[] of(double[] values) {
        Integer[] order = ascending(values);
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = endOfTies(values, order, from);
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /**
     * Returns the sum of {@code t^3 - t} over all groups of {@code t} equal values, the usual term of tie corrections.
     */
    public static double tieTerm(double[] values) {
        Integer[] order = ascending(values);
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = endOfTies(values, order, from);
            double ties = to - from;
            sum += ties * ties * ties - ties;
            from = to;
        }
        return sum;
    }

    private static int endOfTies(double[] values, Integer[] order, int from) {
        int to = from + 1;
        // == and not Double.equals: -0.0 and 0.0 are a tie.
        while (to < order.length && values[order[to]] == values[order[from]]) {
            to++;
        }
        return to;
    }

    private static Integer[] ascending(double[] values) {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is NaN, which has no rank");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        return order;
    }
}
