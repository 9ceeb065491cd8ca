package dev.w2s.task.split;

import dev.w2s.task.example.Digest;
import java.util.Arrays;

/**
 * A text as the set of its shingles: runs of five words, which consist of letters and digits and are compared without
 * regard to case. A text of fewer words is one shingle.
 *
 * @param hashes the shingles' hashes, ascending and distinct
 */
record Shingles(int[] hashes) {
    private static final int WORDS = 5;

    static Shingles of(String text) {
        int[] words = words(text);
        int count = Math.max(1, words.length - WORDS + 1);
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++) {
            int hash = 0;
            for (int j = i; j < Math.min(i + WORDS, words.length); j++) {
                hash = Digest.spread(31 * hash + words[j]);
            }
            hashes[i] = hash;
        }
        Arrays.sort(hashes);
        return new Shingles(distinct(hashes));
    }

    /**
     * Returns the Jaccard index: the number of shingles that both texts have, divided by the number that at least one
     * has.
     */
    double jaccard(Shingles other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Integer.compare(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) common / (hashes.length + other.hashes.length - common);
    }

    /** Returns the hash of each word of the text. */
    private static int[] words(String text) {
        int[] hashes = new int[text.length() / 2 + 1];
        int words = 0;
        int hash = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean belongs = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (belongs) {
                hash = 31 * hash + Character.toLowerCase(c);
            } else if (inWord) {
                hashes[words++] = Digest.spread(hash);
                hash = 0;
            }
            inWord = belongs;
        }
        if (inWord) {
            hashes[words++] = Digest.spread(hash);
        }
        return Arrays.copyOf(hashes, words);
    }

    private static int[] distinct(int[] ascending) {
        int kept = 0;
        for (int hash : ascending) {
            if (kept == 0 || ascending[kept - 1] != hash) {
                ascending[kept++] = hash;
            }
        }
        return Arrays.copyOf(ascending, kept);
    }
}
