package dev.w2s.statistics.calibration;

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

class CalibrationTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> calibrations() {
        return Fixture.cases(Fixture.read("calibration"));
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void calibrationIsScikitLearns(int index, JsonNode reference) {
        Calibration calibration =
                Calibration.of(Fixture.labels(reference.get("labels")), Fixture.doubles(reference.get("p")));

        assertClose(calibration.brier(), reference.get("brier"), EXACT);
        assertClose(calibration.logLoss(), reference.get("log_loss"), EXACT);
        assertClose(calibration.expectedErrorOfPredicted(), reference.get("ece_top_label_left_closed"), EXACT);
    }

    @Test
    void aProbabilityBeyondOneIsRefused() {
        assertThatThrownBy(() -> Calibration.of(new boolean[1], new double[] {1.5}))
                .hasMessageContaining("p of example 0 is 1.5");
    }

    @Test
    void imitationIsAgreementWhereTheSupervisorIsWrong() {
        boolean[] labels = {true, true, false, false};
        double[] supervisor = {0.9, 0.2, 0.1, 0.7};
        double[] student = {0.8, 0.4, 0.6, 0.1};

        assertThat(Imitation.of(labels, supervisor, student)).isEqualTo(new Imitation(2, 2, 0.5, 0.5));
    }

    @Test
    void aPerfectSupervisorCannotBeImitatedInItsErrors() {
        assertThat(Imitation.of(new boolean[] {true}, new double[] {0.9}, new double[] {0.1}))
                .isEqualTo(new Imitation(1, 0, 0.0, null));
    }
}
