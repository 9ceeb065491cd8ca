package dev.w2s.statistics.comparison;

import dev.w2s.statistics.sample.Midranks;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Friedman's test of whether several methods differ at all, on the same tasks, and the better one of Iman and
 * Davenport. Rank 1 is the best method of a task; equal scores share their midrank.
 *
 * @param tasks how many tasks there are
 * @param averageRanks for each method the mean of its ranks, from 1
 * @param chiSquared Friedman's statistic with the correction for ties; null where all methods are equal on every task
 * @param p of {@code chiSquared}, with as many degrees of freedom as methods less one; null with it
 * @param f Iman and Davenport's statistic; null with {@code chiSquared}, or where it is infinite
 * @param pOfF of {@code f}; null with {@code chiSquared}
 */
public record Friedman(
        int tasks,
        double[] averageRanks,
        @Nullable Double chiSquared,
        @Nullable Double p,
        @Nullable Double f,
        @Nullable Double pOfF) {
    /**
     * @param scores one row a task, one column a method; higher is better
     * @throws IllegalArgumentException unless there are at least two tasks and two methods
     */
    public static Friedman of(double[][] scores) {
        int n = scores.length;
        int k = n == 0 ? 0 : scores[0].length;
        if (n < 2 || k < 2) {
            throw new IllegalArgumentException(
                    "Friedman's test needs at least 2 tasks and 2 methods, but has " + n + " and " + k);
        }
        double[] rankSums = new double[k];
        double ties = 0;
        for (double[] task : scores) {
            double[] ranks = Midranks.of(task);
            for (int method = 0; method < k; method++) {
                rankSums[method] += k + 1 - ranks[method];
            }
            ties += Midranks.tieTerm(task);
        }
        double[] averages = new double[k];
        double squares = 0;
        for (int method = 0; method < k; method++) {
            averages[method] = rankSums[method] / n;
            squares += rankSums[method] * rankSums[method];
        }
        double correction = 1 - ties / (n * k * ((double) k * k - 1));
        if (correction <= 0) {
            return new Friedman(n, averages, null, null, null, null);
        }
        double chiSquared = (12.0 / (n * k * (k + 1.0)) * squares - 3.0 * n * (k + 1)) / correction;
        double most = n * (k - 1.0);
        boolean infinite = chiSquared >= most;
        double f = (n - 1) * chiSquared / (most - chiSquared);
        return new Friedman(
                n,
                averages,
                chiSquared,
                ChiSquaredDistribution.of(k - 1.0).survivalProbability(chiSquared),
                infinite ? null : f,
                infinite ? 0.0 : FDistribution.of(k - 1.0, (k - 1.0) * (n - 1)).survivalProbability(f));
    }
}
