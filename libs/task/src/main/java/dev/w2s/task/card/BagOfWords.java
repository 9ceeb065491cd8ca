package dev.w2s.task.card;

import dev.w2s.task.example.Digest;
import java.util.Arrays;

/**
 * A text as the set of its words and punctuation marks, without their order and case. It is a sparse vector of
 * Euclidean length 1. A word's dimension is its hash, so a few words share one.
 *
 * @param dimensions the dimensions whose values aren't 0, ascending, each in [0, {@link #DIMENSIONS})
 * @param values the values of these dimensions, proportional to how often the words occur
 */
record BagOfWords(int[] dimensions, float[] values) {
    static final int DIMENSIONS = 1 << 16;

    static BagOfWords of(String text) {
        int[] words = words(text);
        Arrays.sort(words);
        int[] dimensions = Arrays.stream(words).distinct().toArray();
        float[] counts = new float[dimensions.length];
        double squares = 0;
        for (int i = 0, word = 0; i < dimensions.length; i++) {
            while (word < words.length && words[word] == dimensions[i]) {
                counts[i]++;
                word++;
            }
            squares += counts[i] * counts[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= (float) Math.sqrt(squares);
        }
        return new BagOfWords(dimensions, counts);
    }

    /** Returns the dimension of each word and punctuation mark of the text. */
    private static int[] words(String text) {
        int[] words = new int[text.length()];
        int count = 0;
        int hash = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean letter = Character.isLetterOrDigit(character);
            if (inWord && !letter) {
                words[count++] = dimension(hash);
                hash = 0;
            }
            if (letter) {
                hash = 31 * hash + Character.toLowerCase(character);
            } else if (!Character.isWhitespace(character)) {
                words[count++] = dimension(character);
            }
            inWord = letter;
        }
        if (inWord) {
            words[count++] = dimension(hash);
        }
        return Arrays.copyOf(words, count);
    }

    private static int dimension(int hash) {
        return Digest.spread(hash) & (DIMENSIONS - 1);
    }
}
