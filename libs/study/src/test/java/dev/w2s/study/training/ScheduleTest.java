package dev.w2s.study.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"warmup40_total120_peak5e-4, 5e-4, 40, 120", "warmup10_total30_peak5e-3, 5e-3, 10, 30"})
    void cosineIsThatOfTransformers(String name, double peak, int warmup, int total) throws Exception {
        // given
        JsonNode expected = StudyJson.mapper()
                .readTree(ScheduleTest.class.getResource("lr-schedules.json"))
                .path(name);

        // when, then
        assertThat(expected.size()).isPositive();
        for (int index = 0; index < expected.size(); index++) {
            assertThat(Schedule.COSINE.learningRate(peak, index, warmup, total))
                    .isCloseTo(expected.get(index).asDouble(), within(1e-15));
        }
    }

    @Property
    void everyScheduleStartsAtZeroPeaksAfterTheWarmupAndNeverExceedsThePeak(
            @ForAll Schedule schedule,
            @ForAll @DoubleRange(min = 0.01, max = 1) double peak,
            @ForAll @IntRange(min = 1, max = 50) int warmup,
            @ForAll @IntRange(min = 1, max = 200) int rest) {
        int total = warmup + rest;
        assertThat(schedule.learningRate(peak, 0, warmup, total)).isZero();
        assertThat(schedule.learningRate(peak, warmup, warmup, total)).isEqualTo(peak);
        for (int index = 0; index < total; index++) {
            assertThat(schedule.learningRate(peak, index, warmup, total)).isBetween(0.0, peak);
        }
    }
}
