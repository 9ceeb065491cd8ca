package dev.w2s.statistics.paired;

import dev.w2s.statistics.sample.Interval;
import dev.w2s.statistics.sample.Moments;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Student's t test of paired differences: {@code t = mean / (deviation / sqrt(n))} with n - 1 degrees of freedom.
 *
 * @param statistic null where it is infinite or undefined, since all differences are equal
 * @param p null where all differences are 0; 0 or 1 where they are all the same otherwise
 */
public record PairedTTest(
        Moments differences,
        @Nullable Double statistic,
        @Nullable TailProbabilities p) {
    /** @throws IllegalArgumentException for fewer than two differences */
    public static PairedTTest of(double... differences) {
        if (differences.length < 2) {
            throw new IllegalArgumentException(
                    "a paired t test needs at least 2 differences, but there are " + differences.length);
        }
        Moments moments = Moments.of(differences);
        double error = error(moments);
        if (error == 0) {
            double mean = moments.mean();
            return new PairedTTest(
                    moments, null, mean == 0 ? null : new TailProbabilities(mean > 0 ? 0 : 1, mean > 0 ? 1 : 0, 0));
        }
        double statistic = moments.mean() / error;
        TDistribution distribution = TDistribution.of(moments.n() - 1.0);
        return new PairedTTest(
                moments,
                statistic,
                TailProbabilities.doubled(
                        distribution.survivalProbability(statistic), distribution.cumulativeProbability(statistic)));
    }

    /** Returns the interval that holds the mean difference with the given confidence. */
    public Interval interval(double confidence) {
        double halfWidth = error(differences)
                * TDistribution.of(differences.n() - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        return new Interval(differences.mean() - halfWidth, differences.mean() + halfWidth);
    }

    private static double error(Moments moments) {
        Double error = moments.standardError();
        return error == null ? 0 : error;
    }
}
