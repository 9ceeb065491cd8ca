package dev.w2s.task.card;

import java.util.function.ToIntFunction;

/**
 * Counts a text's tokens as a model would see them.
 *
 * @param tokenizer the tokenizer's name, for people
 * @param tokens the tokens of a whole text, special tokens included, however long it is; safe for use by several threads
 */
public record TokenCounter(String tokenizer, ToIntFunction<String> tokens) {
    int count(String text) {
        return tokens.applyAsInt(text);
    }
}
