package dev.w2s.statistics.paired;

import dev.w2s.statistics.sample.Interval;
import java.util.Arrays;

/**
 * The Hodges-Lehmann estimate of a typical difference, which belongs to Wilcoxon's test: the median of the Walsh
 * averages {@code (d_i + d_j) / 2}, i &lt;= j. Its interval lies between the k-th smallest and the k-th largest of
 * them, where k is the smallest q &gt;= 1 with {@code P(W <= q) >= (1 - confidence) / 2}. With ties or zeros its
 * coverage is approximate.
 *
 * @param confidence what the interval really achieves: below what was asked for where there are few differences
 */
public record HodgesLehmann(double estimate, Interval interval, double confidence) {
    /** @throws IllegalArgumentException if there is no difference */
    public static HodgesLehmann of(double[] differences, double confidence) {
        double[] walsh = walshAverages(differences);
        SignedRankDistribution distribution = SignedRankDistribution.withoutTies(differences.length);
        int k = Math.max(1, distribution.quantile((1 - confidence) / 2));
        return new HodgesLehmann(
                median(walsh), new Interval(walsh[k - 1], walsh[walsh.length - k]), 1 - 2 * distribution.atMost(k - 1));
    }

    private static double[] walshAverages(double[] differences) {
        if (differences.length == 0) {
            throw new IllegalArgumentException("the Hodges-Lehmann estimate needs at least 1 difference");
        }
        int n = differences.length;
        double[] averages = new double[n * (n + 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[next++] = (differences[i] + differences[j]) / 2;
            }
        }
        Arrays.sort(averages);
        return averages;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
