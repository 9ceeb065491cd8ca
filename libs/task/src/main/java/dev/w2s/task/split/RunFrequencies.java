package dev.w2s.task.split;

import java.util.Comparator;

/**
 * About how often runs of words occur. Counts of runs whose hashes end alike fall together, so a rare run may pass for a
 * frequent one: that costs time, and changes no answer.
 */
final class RunFrequencies {
    private static final int COUNTERS = 1 << 20;

    private final int[] counts = new int[COUNTERS];

    void add(Words words) {
        for (int run : words.runs()) {
            counts[run & (COUNTERS - 1)]++;
        }
    }

    /** The same order for all texts, as the search needs it; the hash decides where counts agree. */
    Comparator<Integer> rarestFirst() {
        return Comparator.<Integer>comparingInt(run -> counts[run & (COUNTERS - 1)])
                .thenComparing(Comparator.naturalOrder());
    }
}
