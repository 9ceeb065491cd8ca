package dev.w2s.eval.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PerformanceGapRecoveredTest {
    static Stream<JsonNode> cases() {
        return StreamSupport.stream(
                ReferenceNumbers.read("pgr.json").path("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(JsonNode reference) {
        // when
        Double pgr = PerformanceGapRecovered.of(
                reference.path("weak").asDouble(),
                reference.path("student").asDouble(),
                reference.path("ceiling").asDouble());

        // then
        if (reference.path("pgr").isNull()) {
            assertThat(pgr).isNull();
        } else {
            assertThat(pgr).isCloseTo(reference.path("pgr").asDouble(), within(1e-12));
        }
    }

    @Test
    void withoutAMetricItIsUndefined() {
        assertThat(PerformanceGapRecovered.of(null, 0.7, 0.8)).isNull();
        assertThat(PerformanceGapRecovered.of(0.6, null, 0.8)).isNull();
        assertThat(PerformanceGapRecovered.of(0.6, 0.7, null)).isNull();
    }
}
