package dev.w2s.task.split;

import java.util.Arrays;

/**
 * A text as the set of its runs of five words, of letters and digits, whatever their case. A text of fewer words is one run.
 *
 * @param runs their hashes, ascending and distinct
 */
record Words(int[] runs) {
    private static final int RUN = 5;

    static Words of(String text) {
        int[] words = hashes(text);
        int runs = Math.max(1, words.length - RUN + 1);
        int[] hashes = new int[runs];
        for (int i = 0; i < runs; i++) {
            int hash = 0;
            for (int j = i; j < Math.min(i + RUN, words.length); j++) {
                hash = mixed(31 * hash + words[j]);
            }
            hashes[i] = hash;
        }
        Arrays.sort(hashes);
        return new Words(distinct(hashes));
    }

    /** Jaccard: the runs that both have, as a share of those that either has. */
    double likeness(Words other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < runs.length && j < other.runs.length) {
            int order = Integer.compare(runs[i], other.runs[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) common / (runs.length + other.runs.length - common);
    }

    private static int[] hashes(String text) {
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
                hashes[words++] = mixed(hash);
                hash = 0;
            }
            inWord = belongs;
        }
        if (inWord) {
            hashes[words++] = mixed(hash);
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

    /** Spreads neighbouring hashes over all 32 bits (the finalizer of MurmurHash3). */
    static int mixed(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
