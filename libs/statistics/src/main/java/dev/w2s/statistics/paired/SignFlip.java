package dev.w2s.statistics.paired;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The permutation test of paired differences: if there is no effect, each difference could as well have the other sign.
 * The statistic is the sum. Up to {@value #LARGEST_EXACT} differences all sign patterns count, the observed one
 * included; beyond that {@value #DRAWS} patterns are drawn. Zeros stay in.
 */
public record SignFlip(int n, double mean, boolean exact, TailProbabilities p) {
    public static final int LARGEST_EXACT = 40;
    public static final int DRAWS = 100_000;
    private static final long SEED = 1;

    /** Sums that are equal on paper differ by rounding, so that as much as this share of all sizes is a tie. */
    private static final double TIE = 1e-9;

    /** @throws IllegalArgumentException if there is no difference */
    public static SignFlip of(double... differences) {
        if (differences.length == 0) {
            throw new IllegalArgumentException("a sign-flip test needs at least 1 difference, but there is none");
        }
        double observed = Arrays.stream(differences).sum();
        double tie = TIE * Arrays.stream(differences).map(Math::abs).sum();
        boolean exact = differences.length <= LARGEST_EXACT;
        TailProbabilities p = exact ? all(differences, observed, tie) : drawn(differences, observed, tie);
        return new SignFlip(differences.length, observed / differences.length, exact, p);
    }

    /** Meets in the middle: the sums of both halves are sorted, so that pairs are counted without being looked at. */
    private static TailProbabilities all(double[] differences, double observed, double tie) {
        int half = differences.length / 2;
        double[] first = sums(Arrays.copyOfRange(differences, 0, half));
        double[] second = sums(Arrays.copyOfRange(differences, half, differences.length));
        double patterns = (double) first.length * second.length;
        double greater = pairsOfAtLeast(first, second, observed - tie) / patterns;
        // The sums are symmetric around 0, so at most x is as often as at least -x.
        double less = pairsOfAtLeast(first, second, -observed - tie) / patterns;
        double size = Math.abs(observed);
        double twoSided = size <= tie ? 1 : 2 * pairsOfAtLeast(first, second, size - tie) / patterns;
        return new TailProbabilities(greater, less, Math.min(1, twoSided));
    }

    /** The sums of all sign patterns, in ascending order. */
    private static double[] sums(double[] values) {
        double[] sums = {0};
        for (double value : values) {
            double[] longer = new double[2 * sums.length];
            for (int i = 0; i < sums.length; i++) {
                longer[i] = sums[i] - value;
                longer[sums.length + i] = sums[i] + value;
            }
            sums = longer;
        }
        Arrays.sort(sums);
        return sums;
    }

    private static double pairsOfAtLeast(double[] first, double[] second, double threshold) {
        double pairs = 0;
        int from = second.length;
        for (double sum : first) {
            while (from > 0 && sum + second[from - 1] >= threshold) {
                from--;
            }
            pairs += second.length - from;
        }
        return pairs;
    }

    /** The observed pattern counts as one more, so that no p-value is 0. */
    private static TailProbabilities drawn(double[] differences, double observed, double tie) {
        SplittableRandom random = new SplittableRandom(SEED);
        int greater = 1;
        int less = 1;
        int extreme = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long signs = 0;
            for (int i = 0; i < differences.length; i++) {
                signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
                sum += (signs & 1) == 0 ? differences[i] : -differences[i];
            }
            greater += sum >= observed - tie ? 1 : 0;
            less += sum <= observed + tie ? 1 : 0;
            extreme += Math.abs(sum) >= Math.abs(observed) - tie ? 1 : 0;
        }
        double patterns = DRAWS + 1.0;
        return new TailProbabilities(greater / patterns, less / patterns, extreme / patterns);
    }
}
