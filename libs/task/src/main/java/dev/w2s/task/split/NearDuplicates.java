package dev.w2s.task.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds whether a text is nearly the same as one of many others. The search is exact. It uses prefix filtering
 * (Chaudhuri, Ganti, Kaushik: A Primitive Operator for Similarity Joins in Data Cleaning, ICDE 2006): put all shingles
 * into one fixed order, and call the first {@code n - ceil(t n) + 1} of a text's n shingles its prefix. If two texts
 * have a Jaccard index of at least t, their prefixes share a shingle. The rarest shingles come first, so that few texts
 * are ever compared.
 */
final class NearDuplicates {
    private static final int BUCKETS = 1 << 20;
    private static final int NONE = -1;

    private final double threshold;
    private final ShingleFrequencies frequencies;
    private final List<Shingles> texts = new ArrayList<>();
    /** The last entry of each bucket of shingles; each entry knows the one before it in its bucket, and its text. */
    private final int[] heads = new int[BUCKETS];

    private int[] previous = new int[1 << 10];
    private int[] textOf = new int[1 << 10];
    private int entries;

    /** @param threshold the least Jaccard index of near duplicates, in (0, 1] */
    NearDuplicates(double threshold, ShingleFrequencies frequencies) {
        this.threshold = threshold;
        this.frequencies = frequencies;
        Arrays.fill(heads, NONE);
    }

    void add(Shingles added) {
        int text = texts.size();
        texts.add(added);
        for (int shingle : prefix(added)) {
            if (entries == previous.length) {
                previous = Arrays.copyOf(previous, 2 * entries);
                textOf = Arrays.copyOf(textOf, 2 * entries);
            }
            int bucket = shingle & (BUCKETS - 1);
            previous[entries] = heads[bucket];
            textOf[entries] = text;
            heads[bucket] = entries++;
        }
    }

    /** Tells whether a text that was added is a near duplicate of this one. */
    boolean hasLike(Shingles text) {
        for (int shingle : prefix(text)) {
            for (int entry = heads[shingle & (BUCKETS - 1)]; entry != NONE; entry = previous[entry]) {
                if (isAlike(text, texts.get(textOf[entry]))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAlike(Shingles one, Shingles other) {
        int fewer = Math.min(one.hashes().length, other.hashes().length);
        int more = Math.max(one.hashes().length, other.hashes().length);
        return fewer >= threshold * more && one.jaccard(other) >= threshold;
    }

    private int[] prefix(Shingles text) {
        int n = text.hashes().length;
        int length = n - (int) Math.ceil(threshold * n) + 1;
        return Arrays.stream(text.hashes())
                .boxed()
                .sorted(frequencies.rarestFirst())
                .limit(length)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
