package dev.w2s.statistics.gap;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GapRecoveredTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> aggregates() {
        return Fixture.cases(Fixture.read("pgr-aggregate"));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void ratiosOfMeansStandBesideMeansOfRatios(int index, JsonNode reference) {
        GapRecovered gap = GapRecovered.of(
                Fixture.doubles(reference.get("weak")),
                Fixture.doubles(reference.get("student")),
                Fixture.doubles(reference.get("ceiling")));

        for (int task = 0; task < gap.perTask().size(); task++) {
            assertClose(gap.perTask().get(task), reference.get("per_task").get(task), 1e-9);
        }
        assertThat(gap.defined()).isEqualTo(reference.get("defined").asInt());
        assertClose(gap.meanOfRatios(), reference.get("mean_of_ratios"), 1e-9);
        assertClose(gap.medianOfRatios(), reference.get("median_of_ratios"), EXACT);
        assertClose(gap.ratioOfMeans(), reference.get("ratio_of_means_all_tasks"), EXACT);
        assertClose(gap.ratioOfMeansWhereDefined(), reference.get("ratio_of_means_defined_tasks"), EXACT);
    }

    @Test
    void tasksMustBeTheSame() {
        assertThatThrownBy(() -> GapRecovered.of(new double[2], new double[1], new double[2]))
                .hasMessageContaining("not 2, 1 and 2");
    }
}
