package dev.w2s.statistics.comparison;

/**
 * The critical difference of average ranks (Demsar, Statistical Comparisons of Classifiers over Multiple Data Sets,
 * 2006): two methods differ where their average ranks are at least so far apart.
 *
 * @param methods how many there are, at least 2
 * @param tasks how many there are
 */
public record Nemenyi(int methods, int tasks) {
    /** Returns {@code q sqrt(k (k + 1) / (6 n))}, with q the quantile of the studentized range over the root of 2. */
    public double criticalDifference(double alpha) {
        return quantile(alpha) * rankError();
    }

    /** Returns the p-value of a difference of average ranks. */
    public double p(double rankDifference) {
        return StudentizedRange.survival(methods, Math.abs(rankDifference) / rankError() * Math.sqrt(2));
    }

    double quantile(double alpha) {
        return StudentizedRange.inverseSurvival(methods, alpha) / Math.sqrt(2);
    }

    private double rankError() {
        return Math.sqrt(methods * (methods + 1.0) / (6.0 * tasks));
    }
}
