package dev.w2s.task.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds whether a text is nearly the same as one of many, exactly: if two sets have a Jaccard index of at least t, then in any
 * one order of all runs the first {@code n - ceil(t n) + 1} of the one hold one of the first of the other (prefix filtering;
 * Chaudhuri, Ganti, Kaushik: A Primitive Operator for Similarity Joins in Data Cleaning, ICDE 2006). With the rarest runs
 * first, few texts are ever compared.
 */
final class NearDuplicates {
    private static final int BUCKETS = 1 << 20;
    private static final int NONE = -1;

    private final double threshold;
    private final RunFrequencies frequencies;
    private final List<Words> texts = new ArrayList<>();
    /** For each bucket of runs the last entry, for each entry the one before and its text. */
    private final int[] heads = new int[BUCKETS];

    private int[] previous = new int[1 << 10];
    private int[] textOf = new int[1 << 10];
    private int entries;

    /** @param threshold in (0, 1] */
    NearDuplicates(double threshold, RunFrequencies frequencies) {
        this.threshold = threshold;
        this.frequencies = frequencies;
        Arrays.fill(heads, NONE);
    }

    void add(Words words) {
        int text = texts.size();
        texts.add(words);
        for (int run : prefix(words)) {
            if (entries == previous.length) {
                previous = Arrays.copyOf(previous, 2 * entries);
                textOf = Arrays.copyOf(textOf, 2 * entries);
            }
            int bucket = run & (BUCKETS - 1);
            previous[entries] = heads[bucket];
            textOf[entries] = text;
            heads[bucket] = entries++;
        }
    }

    /** Whether a text that was added is as alike as the threshold, or more. */
    boolean hasLike(Words words) {
        for (int run : prefix(words)) {
            for (int entry = heads[run & (BUCKETS - 1)]; entry != NONE; entry = previous[entry]) {
                if (isAlike(words, texts.get(textOf[entry]))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAlike(Words one, Words other) {
        int fewer = Math.min(one.runs().length, other.runs().length);
        int more = Math.max(one.runs().length, other.runs().length);
        return fewer >= threshold * more && one.likeness(other) >= threshold;
    }

    private int[] prefix(Words words) {
        int n = words.runs().length;
        int length = n - (int) Math.ceil(threshold * n) + 1;
        return Arrays.stream(words.runs())
                .boxed()
                .sorted(frequencies.rarestFirst())
                .limit(length)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
