package dev.w2s.artifact.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.score.LabelQuality;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelJoinTest {
    private static final List<Example> TRUTH =
            List.of(new Example("a", "a", "yes", 1), new Example("b", "b", "no", 0), new Example("c", "c", "no", 0));

    private static LabelQuality quality(SoftLabel... labels) {
        return new LabelJoin(Path.of("val.parquet"), List.of(labels)).quality(TRUTH.stream());
    }

    @Test
    void examplesAreFoundByIdAndRankedByLogitDifference() {
        // when: probabilities that have rounded to a tie
        LabelQuality quality =
                quality(new SoftLabel("c", 1, 40.0), new SoftLabel("b", 0.2, -1.4), new SoftLabel("a", 1, 41.0));

        // then
        assertThat(quality.auc()).isEqualTo(1.0);
        assertThat(quality.accuracy()).isEqualTo(2 / 3.0);
        assertThat(quality.examples()).isEqualTo(3);
    }

    @Test
    void withoutLogitsTheProbabilityRanks() {
        assertThat(quality(new SoftLabel("a", 0.9, null), new SoftLabel("b", 0.9, null), new SoftLabel("c", 0.1, null))
                        .auc())
                .isEqualTo(0.75);
    }

    @Test
    void theLabelsComeInTheOrderOfTheExamples() {
        // given
        SoftLabel a = new SoftLabel("a", 0.9, null);
        SoftLabel b = new SoftLabel("b", 0.1, null);

        // then
        assertThat(new LabelJoin(Path.of("val.parquet"), List.of(b, a)).inOrderOf(List.of("a", "b")))
                .containsExactly(a, b);
    }

    @Test
    void labelsOfOtherExamplesAreRefused() {
        assertThatThrownBy(() -> quality(
                        new SoftLabel("a", 1, null),
                        new SoftLabel("b", 1, null),
                        new SoftLabel("c", 1, null),
                        new SoftLabel("d", 1, null)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("val.parquet labels examples that are not in the split: 'd'");
    }

    @Test
    void examplesWithoutALabelAreRefused() {
        assertThatThrownBy(() -> quality(new SoftLabel("a", 1, null), new SoftLabel("x", 1, null)))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("val.parquet has no label for 'b', 'c'");
    }

    @Test
    void severalLabelsForAnExampleAreRefused() {
        assertThatThrownBy(() -> quality(new SoftLabel("a", 1, null), new SoftLabel("a", 0, null)))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("val.parquet has several labels for 'a'");
    }
}
