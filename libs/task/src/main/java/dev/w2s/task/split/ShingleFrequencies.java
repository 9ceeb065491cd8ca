package dev.w2s.task.split;

import java.util.Comparator;

/**
 * Counts roughly how often shingles occur. Shingles whose hashes end in the same bits share one counter, so a rare
 * shingle may pass for a frequent one: that costs time, and changes no result.
 */
final class ShingleFrequencies {
    private static final int COUNTERS = 1 << 20;

    private final int[] counts = new int[COUNTERS];

    void add(Shingles text) {
        for (int shingle : text.hashes()) {
            counts[shingle & (COUNTERS - 1)]++;
        }
    }

    /**
     * Returns an order that is the same for all texts, as the search needs it. Where counts are equal, the hash
     * decides.
     */
    Comparator<Integer> rarestFirst() {
        return Comparator.<Integer>comparingInt(shingle -> counts[shingle & (COUNTERS - 1)])
                .thenComparing(Comparator.naturalOrder());
    }
}
