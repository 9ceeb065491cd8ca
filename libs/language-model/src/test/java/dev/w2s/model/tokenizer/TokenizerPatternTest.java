package dev.w2s.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a*)*",
                "(?:x|(\\s+y)){2,}",
                "((ab){1,999})*",
                "(?i:[^\\]]+)*",
                "(\\p{L}+)+?",
            })
    void repetitionsOfRepetitionsAreFound(String pattern) {
        assertThat(new TokenizerPattern(pattern).repeatsRepetitions()).isTrue();
    }

    /** Those of GPT-2, Llama 3, Qwen 2, GPT-4o and others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                        + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                        + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}",
                " {2,}",
                "[()*+]",
                "\\(a+\\)+",
                "(ab)+(cd)*",
                "([a-z]{1,3}){2}",
                "",
                "a)+",
                "{,",
            })
    void thoseOfPublishedModelsAreNot(String pattern) {
        assertThat(new TokenizerPattern(pattern).repeatsRepetitions()).isFalse();
    }
}
