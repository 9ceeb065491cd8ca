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

    @ParameterizedTest
    @CsvSource({
        "0, 90900000, 0.0 of 90.9 MB",
        "90899999, 90900000, 90.9 of 90.9 MB",
        "300000000, 16060556376, 0.3 of 16.1 GB",
        "3217000000, 16060556376, 3.2 of 16.1 GB",
        "999999999, 1000000000, 1.0 of 1.0 GB",
        "1, 2, 0.0 of 0.0 MB"
    })
    void aPartOfTheBytesIsShownInTheUnitOfTheWhole(long part, long whole, String expected) {
        assertThat(Quantity.bytes(part, whole)).isEqualTo(expected);
    }
}
