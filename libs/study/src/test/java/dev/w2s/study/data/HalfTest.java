package dev.w2s.study.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void aGroupsHalfIsTheSameEverywhere() {
        // SHA-256("a") begins with ca, SHA-256("b") with 3e, SHA-256("e") with 3f.
        assertThat(Half.of("a")).isEqualTo(Half.FIRST);
        assertThat(Half.of("b")).isEqualTo(Half.FIRST);
        assertThat(Half.of("e")).isEqualTo(Half.SECOND);
    }

    @Test
    void theHalvesOfManyGroupsAreAboutEven() {
        // when
        long first = IntStream.range(0, 10_000)
                .filter(i -> Half.of("wn-" + i) == Half.FIRST)
                .count();

        // then: five standard deviations of a fair coin
        assertThat(first).isBetween(4750L, 5250L);
    }
}
