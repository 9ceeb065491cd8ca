package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "0.44, 0.4 s",
        "9.94, 9.9 s",
        "9.96, 10 s",
        "59.4, 59 s",
        "59.6, 1 min 00 s",
        "185, 3 min 05 s",
        "3599.6, 1 h 00 min",
        "7620, 2 h 07 min"
    })
    void secondsAreShownAsPeopleSayThem(double seconds, String expected) {
        assertThat(Quantity.seconds(seconds)).isEqualTo(expected);
    }
}
