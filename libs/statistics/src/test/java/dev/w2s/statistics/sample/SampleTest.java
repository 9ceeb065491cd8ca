package dev.w2s.statistics.sample;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> interquartileMeans() {
        return Fixture.cases(Fixture.read("interquartile-mean"));
    }

    static Stream<Arguments> means() {
        return Fixture.cases(Fixture.read("mean-and-standard-error"));
    }

    @ParameterizedTest
    @MethodSource("interquartileMeans")
    void bothInterquartileMeansAgree(int index, JsonNode reference) {
        double[] values = Fixture.doubles(reference.get("values"));

        assertClose(InterquartileMean.trimmed(values), reference.get("iqm_trimmed"), EXACT);
        assertClose(InterquartileMean.fractional(values), reference.get("iqm_fractional"), EXACT);
    }

    @ParameterizedTest
    @MethodSource("means")
    void meansHaveTheirError(int index, JsonNode reference) {
        Moments moments = Moments.of(Fixture.doubles(reference.get("values")));

        assertClose(moments.mean(), reference.get("mean"), EXACT);
        assertClose(moments.deviation(), reference.get("sd"), EXACT);
        assertClose(moments.standardError(), reference.get("standard_error"), EXACT);
        assertClose(moments.halfWidth(0.95), reference.get("t95_half_width"), EXACT);
    }

    @Test
    void oneValueHasNoError() {
        assertThat(Moments.of(0.7)).isEqualTo(new Moments(1, 0.7, null));
        assertThat(Moments.of(0.7).halfWidth(0.95)).isNull();
    }

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        assertThat(new Quantiles(new double[] {4, 1, 2}).at(0.25)).isCloseTo(1.5, offset(EXACT));
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(Midranks.of(new double[] {3, 1, 3, 0.0, -0.0})).containsExactly(4.5, 3, 4.5, 1.5, 1.5);
    }

    @Test
    void nanHasNoRank() {
        assertThatThrownBy(() -> Midranks.of(new double[] {1, Double.NaN})).hasMessageContaining("value 1 is NaN");
    }

    @Test
    void nothingHasNoQuantile() {
        assertThatThrownBy(() -> new Quantiles(new double[0])).hasMessageContaining("no quantiles");
    }
}
