package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void ofOneToAHundredThePercentilesAreTheirOwnNumbers() {
        // given
        int[] lengths = IntStream.rangeClosed(1, 100).map(i -> 101 - i).toArray();

        // then
        assertThat(Distribution.of(lengths)).isEqualTo(new Distribution(1, 5, 25, 50, 75, 95, 100, 50.5));
    }

    @Test
    void aPercentileIsOneOfTheLengthsAndNeverBetweenTwo() {
        assertThat(Distribution.of(new int[] {40, 10, 30, 20}))
                .isEqualTo(new Distribution(10, 10, 10, 20, 30, 40, 40, 25));
    }

    @Test
    void ofOneLengthAllAreThat() {
        assertThat(Distribution.of(new int[] {7})).isEqualTo(new Distribution(7, 7, 7, 7, 7, 7, 7, 7));
    }

    @Test
    void aMeanOfHugeLengthsDoesNotOverflow() {
        assertThat(Distribution.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE})
                        .mean())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
