package dev.w2s.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MiniLmTokensTest {
    private final MiniLmTokens tokens = new MiniLmTokens();

    @Test
    void specialTokensCount() {
        assertThat(tokens.count("hello world")).isEqualTo(4);
    }

    @Test
    void aTextIsCountedBeyondWhatTheModelReads() {
        assertThat(tokens.count("hello ".repeat(3000))).isEqualTo(3002);
    }

    @Test
    void aTextBeyondWhatATokenizerReadsIsCountedThatFar() {
        assertThat(tokens.count("a ".repeat(600_000))).isEqualTo((1 << 19) + 2);
    }
}
