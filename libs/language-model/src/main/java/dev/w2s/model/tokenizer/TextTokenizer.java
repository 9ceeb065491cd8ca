package dev.w2s.model.tokenizer;

import java.util.List;

/** Turns text into the token ids its model was trained on. Safe for use by several threads. */
public interface TextTokenizer {
    /**
     * The ids of {@code text}, special tokens included. A longer text is cut at the end, before its last special token.
     *
     * @param maximumLength ids at most, special tokens included
     */
    int[] encode(String text, int maximumLength);

    /** Encodes several texts, each as {@link #encode} does, in their order. */
    default int[][] encodeBatch(List<String> texts, int maximumLength) {
        return texts.stream().map(text -> encode(text, maximumLength)).toArray(int[][]::new);
    }
}
