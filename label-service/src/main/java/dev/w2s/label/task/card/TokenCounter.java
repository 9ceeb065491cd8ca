package dev.w2s.label.task.card;

/** Counts a text's tokens as a model would see them. Safe for use by several threads. */
public interface TokenCounter {
    /** The tokenizer's name, for people. */
    String tokenizer();

    /** The tokens of the whole text, special tokens included, however long it is. */
    int count(String text);
}
