package dev.w2s.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelQualityTest {
    private static final boolean[] LABELS = {false, false, true, false, true, true};
    private static final double[] PROBABILITIES = {0.0, 0.05, 0.08, 0.5, 0.75, 1.0};

    @Test
    void itsFiguresAreThoseComputedByHand() {
        // when
        LabelQuality quality = LabelQuality.of(LABELS, PROBABILITIES, PROBABILITIES);

        // then: 8 of 9 pairs are in the right order, 5 of 6 labels right, and the bins' sums of label - p are 0.87,
        // -0.5,
        // 0.25 and 0
        assertThat(quality.examples()).isEqualTo(6);
        assertThat(quality.auc()).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(quality.accuracy()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(quality.calibrationError()).isCloseTo((0.87 + 0.5 + 0.25) / 6, within(1e-12));
        assertThat(quality.histogramOfLabel0()).containsExactly(2, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(quality.histogramOfLabel1()).containsExactly(1, 0, 0, 0, 0, 0, 0, 1, 0, 1);
    }

    @Test
    void scoresRankWhereProbabilitiesAreTied() {
        LabelQuality quality = LabelQuality.of(new boolean[] {false, true}, new double[] {1, 1}, new double[] {50, 60});
        assertThat(quality.auc()).isEqualTo(1.0);
    }

    @Test
    void oneClassHasNoAuc() {
        assertThat(LabelQuality.of(new boolean[] {true}, new double[] {0.5}, new double[] {0})
                        .auc())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void whatIsNoProbabilityIsRefused(double p) {
        assertThatThrownBy(() -> LabelQuality.of(new boolean[] {true}, new double[] {p}, new double[] {0}))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL));
    }

    @Test
    void noExamplesHaveNoQuality() {
        assertThatThrownBy(() -> LabelQuality.of(new boolean[0], new double[0], new double[0]))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT));
    }

    @Test
    void itIsReadAsItWasWritten() throws Exception {
        // given
        LabelQuality quality = LabelQuality.of(LABELS, PROBABILITIES, PROBABILITIES);

        // when
        String json = StudyJson.mapper().writeValueAsString(quality);

        // then
        assertThat(StudyJson.mapper().readValue(json, LabelQuality.class)).isEqualTo(quality);
    }

    @Test
    void aHistogramOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new LabelQuality(0, null, 0, 0, List.of(), List.of()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("histogramOfLabel0");
    }
}
