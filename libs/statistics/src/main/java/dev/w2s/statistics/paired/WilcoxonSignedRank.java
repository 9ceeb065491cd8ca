package dev.w2s.statistics.paired;

import dev.w2s.statistics.sample.Midranks;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon's signed-rank test of paired differences. Zeros are dropped, equal sizes share their midrank. The p-values
 * come from all sign flips of these ranks up to {@value #LARGEST_EXACT} differences, which is exact with ties too;
 * beyond that from the normal approximation with tie correction and without continuity correction.
 *
 * @param n the differences that are not 0
 * @param plus the sum of the ranks of the differences above 0
 * @param minus the sum of the ranks of those below 0
 */
public record WilcoxonSignedRank(int n, double plus, double minus, boolean exact, TailProbabilities p) {
    public static final int LARGEST_EXACT = 300;

    public static WilcoxonSignedRank of(double... differences) {
        double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] sizes = Arrays.stream(nonZero).map(Math::abs).toArray();
        double[] ranks = Midranks.of(sizes);
        double plus = 0;
        double minus = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (nonZero[i] > 0) {
                plus += ranks[i];
            } else {
                minus += ranks[i];
            }
        }
        boolean exact = nonZero.length <= LARGEST_EXACT;
        TailProbabilities p = exact ? exact(ranks, plus) : approximate(sizes, plus);
        return new WilcoxonSignedRank(nonZero.length, plus, minus, exact, p);
    }

    private static TailProbabilities exact(double[] ranks, double plus) {
        SignedRankDistribution distribution = new SignedRankDistribution(ranks);
        return TailProbabilities.doubled(distribution.atLeast(plus), distribution.atMost(plus));
    }

    private static TailProbabilities approximate(double[] sizes, double plus) {
        double n = sizes.length;
        double mean = n * (n + 1) / 4;
        double variance = n * (n + 1) * (2 * n + 1) / 24 - Midranks.tieTerm(sizes) / 48;
        NormalDistribution normal = NormalDistribution.of(mean, Math.sqrt(variance));
        return TailProbabilities.doubled(normal.survivalProbability(plus), normal.cumulativeProbability(plus));
    }
}
