package dev.w2s.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RocAucTest {
    static Stream<Named<JsonNode>> cases() {
        return StreamSupport.stream(
                        ReferenceNumbers.read("auc.json").path("cases").spliterator(), false)
                .map(reference -> Named.of(reference.path("name").asText(), reference));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearn(JsonNode reference) {
        // given
        boolean[] labels = ReferenceNumbers.labels(reference.path("labels"));
        double[] scores = ReferenceNumbers.numbers(reference.path("scores"));

        // when
        Double auc = RocAuc.of(labels, scores);

        // then
        if (reference.path("auc").isNull()) {
            assertThat(auc).isNull();
        } else {
            assertThat(auc).isCloseTo(reference.path("auc").asDouble(), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void accuracyAgrees(JsonNode reference) {
        // given
        boolean[] labels = ReferenceNumbers.labels(reference.path("labels"));
        double[] scores = ReferenceNumbers.numbers(reference.path("scores"));

        // when
        double accuracy = Accuracy.of(labels, scores);

        // then
        assertThat(accuracy).isCloseTo(reference.path("accuracy_threshold_0_5").asDouble(), within(1e-12));
    }

    @Test
    void theDifferenceOfTwoLogitsIsNotTheSecondLogit() {
        // given
        JsonNode reference = ReferenceNumbers.read("auc.json").path("two_logits");
        boolean[] labels = ReferenceNumbers.labels(reference.path("labels"));
        double[] second = new double[labels.length];
        double[] difference = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double[] logits = ReferenceNumbers.numbers(reference.path("logits").get(i));
            second[i] = logits[1];
            difference[i] = logits[1] - logits[0];
        }

        // then
        assertThat(RocAuc.of(labels, second))
                .isCloseTo(reference.path("auc_of_logit1").asDouble(), within(1e-12));
        assertThat(RocAuc.of(labels, difference))
                .isCloseTo(reference.path("auc_of_difference").asDouble(), within(1e-12));
    }

    @Test
    void aNotANumberHasNoRank() {
        assertThatThrownBy(() -> RocAuc.of(new boolean[] {true, false}, new double[] {1, Double.NaN}))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL));
    }

    @Test
    void zeroAndMinusZeroAreATie() {
        assertThat(RocAuc.of(new boolean[] {true, false}, new double[] {0.0, -0.0}))
                .isEqualTo(0.5);
    }
}
