package dev.w2s.statistics.comparison;

import java.util.Arrays;
import java.util.Comparator;

/** The p-values of several tests, corrected for their number. */
public final class AdjustedP {
    private AdjustedP() {}

    /** Returns p-values that keep the chance of any false finding below alpha (Holm 1979), in the order given. */
    public static double[] holm(double... p) {
        Integer[] ascending = ascending(p);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, (p.length - i) * p[ascending[i]]);
            adjusted[ascending[i]] = Math.min(1, largest);
        }
        return adjusted;
    }

    /** Returns p-values that keep the expected share of false findings below alpha (Benjamini and Hochberg 1995). */
    public static double[] benjaminiHochberg(double... p) {
        Integer[] ascending = ascending(p);
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p.length * p[ascending[i]] / (i + 1));
            adjusted[ascending[i]] = smallest;
        }
        return adjusted;
    }

    /** Returns each p-value times their number, at most 1. */
    public static double[] bonferroni(double... p) {
        return Arrays.stream(p).map(value -> Math.min(1, p.length * value)).toArray();
    }

    private static Integer[] ascending(double[] p) {
        Integer[] order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p-value " + i + " is " + p[i] + ", which is not in [0, 1]");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return order;
    }
}
