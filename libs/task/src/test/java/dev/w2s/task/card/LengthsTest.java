package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.task.card.Lengths.Truncation;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static FormattedExample ofTokens(int tokens) {
        return SomeExamples.withText("t" + tokens, "a ".repeat(tokens), 0);
    }

    @Test
    void aTextIsTruncatedByAMaximumThatItExceedsAndNotByOneThatItReaches() {
        // given
        List<FormattedExample> examples =
                Stream.of(128, 129, 513, 2049).map(LengthsTest::ofTokens).toList();

        // then
        assertThat(Lengths.of(
                                examples,
                                new TokenCounter("words", text -> text.strip().split("\\s+").length))
                        .truncations())
                .containsExactly(
                        new Truncation(128, 0.75),
                        new Truncation(256, 0.5),
                        new Truncation(512, 0.5),
                        new Truncation(1024, 0.25),
                        new Truncation(2048, 0.25));
    }

    @Test
    void charactersAndTokensAreCountedApart() {
        // when
        Lengths lengths = Lengths.of(
                List.of(ofTokens(3), ofTokens(5)),
                new TokenCounter("words", text -> text.strip().split("\\s+").length));

        // then
        assertThat(List.of(lengths.characters().max(), lengths.tokens().max())).containsExactly(10, 5);
    }

    @Test
    void tokensAreCountedOfTheFirstFiveThousandExamplesOnly() {
        // given
        List<FormattedExample> examples = IntStream.rangeClosed(1, 5_001)
                .mapToObj(i -> ofTokens(i > 5_000 ? 9 : 1))
                .toList();

        // when
        Lengths lengths = Lengths.of(
                examples, new TokenCounter("words", text -> text.strip().split("\\s+").length));

        // then
        assertThat(List.of(
                        lengths.examples(), lengths.measured(), lengths.tokens().max()))
                .containsExactly(5_001, 5_000, 1);
    }

    @Test
    void saysWhoseTokens() {
        assertThat(Lengths.of(
                                List.of(ofTokens(1)),
                                new TokenCounter("words", text -> text.strip().split("\\s+").length))
                        .tokenizer())
                .isEqualTo("words");
    }
}
