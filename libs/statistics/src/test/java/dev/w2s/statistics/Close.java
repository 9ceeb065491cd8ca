package dev.w2s.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.sample.Interval;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Comparison with reference numbers, where null is undefined. */
public final class Close {
    private Close() {}

    public static void assertClose(@Nullable Double actual, JsonNode expected, double tolerance) {
        if (expected.isNull()) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isNotNull().isCloseTo(expected.asDouble(), Offset.offset(tolerance));
        }
    }

    public static void assertClose(@Nullable Interval actual, JsonNode expected, double tolerance) {
        if (expected.isNull()) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isNotNull();
            assertClose(actual.low(), expected.get(0), tolerance);
            assertClose(actual.high(), expected.get(1), tolerance);
        }
    }
}
