package dev.w2s.eval.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.view.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private static final List<Example> TRUTH =
            List.of(new Example("a", "a", "yes", 1), new Example("b", "b", "no", 0), new Example("c", "c", "no", 0));

    @Test
    void examplesAreFoundByIdAndRankedByLogitDifference() {
        // given: probabilities that have rounded to a tie
        List<LabelRow> predicted =
                List.of(new LabelRow("c", 1, 40.0), new LabelRow("b", 0.2, -1.4), new LabelRow("a", 1, 41.0));

        // when
        Score score = Predictions.join(TRUTH, predicted).score();

        // then
        assertThat(score).isEqualTo(new Score(1.0, 2 / 3.0, 3));
    }

    @Test
    void withoutLogitsTheProbabilityRanks() {
        // given
        List<LabelRow> predicted =
                List.of(new LabelRow("a", 0.9, null), new LabelRow("b", 0.9, null), new LabelRow("c", 0.1, null));

        // then
        assertThat(Predictions.join(TRUTH, predicted).score().auc()).isEqualTo(0.75);
    }

    @Test
    void aLabelSetOfOtherExamplesIsRefused() {
        // given
        List<LabelRow> predicted =
                List.of(new LabelRow("a", 0.9, null), new LabelRow("b", 0.9, null), new LabelRow("x", 0.1, null));

        // then
        assertThatThrownBy(() -> Predictions.join(TRUTH, predicted))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("the label set says nothing of example 'c'");
    }

    @Test
    void aLabelSetThatLacksExamplesIsRefused() {
        assertThatThrownBy(() -> Predictions.join(TRUTH, List.of(new LabelRow("a", 0.9, null))))
                .hasMessage("the label set speaks of 1 examples, the split has 3");
    }
}
