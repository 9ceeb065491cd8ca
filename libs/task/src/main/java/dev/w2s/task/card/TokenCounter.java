package dev.w2s.task.card;

import java.util.function.ToIntFunction;

/**
 * Counts a text's tokens as a model would see them.
 *
 * @param tokenizer the tokenizer's name, for people
 * @param tokens counts the tokens of a whole text of any length, special tokens included; several threads may call it
 */
public record TokenCounter(String tokenizer, ToIntFunction<String> tokens) {
    int count(String text) {
        return tokens.applyAsInt(text);
    }
}
