package dev.w2s.task.card;

import java.util.Arrays;

/**
 * A summary of lengths. {@code pN} is the nearest-rank percentile: the least length that at least N % of all lengths
 * don't exceed.
 */
public record Distribution(int min, int p5, int p25, int p50, int p75, int p95, int max, double mean) {
    /** @param lengths at least one length */
    static Distribution of(int[] lengths) {
        if (lengths.length == 0) {
            throw new IllegalArgumentException("there are no lengths to summarise");
        }
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        return new Distribution(
                sorted[0],
                percentile(sorted, 5),
                percentile(sorted, 25),
                percentile(sorted, 50),
                percentile(sorted, 75),
                percentile(sorted, 95),
                sorted[sorted.length - 1],
                Arrays.stream(sorted).asLongStream().sum() / (double) sorted.length);
    }

    private static int percentile(int[] sorted, long percent) {
        long rank = (percent * sorted.length + 99) / 100;
        return sorted[(int) rank - 1];
    }
}
