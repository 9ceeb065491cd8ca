package dev.w2s.task.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.task.example.Draft;
import dev.w2s.task.example.FormattedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final Sizes SIZES = new Sizes(8, 2, 2);
    private static final String STORY = "The ferry left the pier at nine and nobody saw that the map lay on the bench";

    private static List<Draft> drafts(int label0, int label1) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < label0 + label1; i++) {
            drafts.add(Drafts.of("r" + i, "text " + i, i < label0 ? 0 : 1));
        }
        return drafts;
    }

    @Test
    void everyRecordOfTheRarerLabelCanBeUsed() {
        // when
        Splits splits = Drafts.split(drafts(6, 20), SIZES, 0);

        // then
        assertThat(splits.examples().values()).flatExtracting(drawn -> drawn).hasSize(12);
    }

    @Test
    void tooFewRecordsAreRefusedWithWhatIsAskedAndWhatIsThere() {
        assertThatThrownBy(() -> Drafts.split(drafts(5, 20), SIZES, 0))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("strong_train needs 2 examples of each label, but only 1 of label 0 and 2 of label 1 are"
                        + " left: the task's train part holds 5 and 20, drawn from in the order test, val, weak_train,"
                        + " strong_train. Lower the sizes, which ask for train 8, val 2, test 2 in all");
    }

    @Test
    void aSourceWithOneLabelIsRefused() {
        assertThatThrownBy(() -> Drafts.split(drafts(0, 100), SIZES, 0))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("the task's train part holds 0 and 100");
    }

    @Test
    void aPartThatIsTooSmallIsNotFilledUpFromAnother() {
        // given
        List<Draft> drafts = drafts(100, 100);
        drafts.add(Drafts.of("t", "", "test text", 0, Part.TEST));

        // then
        assertThatThrownBy(() -> Drafts.split(drafts, SIZES, 0))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("the task's test part holds 1 and 0");
    }

    @Test
    void whatIsNearlyTheSameAsATestExampleIsPassedOverAndCounted() {
        // given
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Drafts.of("t0", "", STORY, 0, Part.TEST));
        drafts.add(Drafts.of("t1", "", "another one", 1, Part.TEST));
        IntStream.range(0, 5).forEach(i -> drafts.add(Drafts.of("near" + i, STORY + " " + i, 0)));
        drafts.addAll(drafts(5, 5));

        // when
        Splits splits = Drafts.split(drafts, SIZES, 3);

        // then
        assertThat(splits.examples().values())
                .flatExtracting(
                        drawn -> drawn.stream().map(FormattedExample::id).toList())
                .noneMatch(id -> id.startsWith("near"));
        assertThat(splits.nearDuplicates().values()).anyMatch(count -> count > 0);
        assertThat(splits.nearDuplicates()).containsEntry(Split.TEST, 0);
    }

    @Test
    void whereNearDuplicatesLeaveTooFewTheRefusalSaysSo() {
        // given
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Drafts.of("t0", "", STORY, 0, Part.TEST));
        drafts.add(Drafts.of("t1", "", "another one", 1, Part.TEST));
        for (int i = 0; i < 10; i++) {
            drafts.add(Drafts.of("near" + i, STORY + " " + i, 0));
            drafts.add(Drafts.of("r" + i, "text " + i, 1));
        }

        // then
        assertThatThrownBy(() -> Drafts.split(drafts, SIZES, 0))
                .hasMessageContaining("10 were passed over as near duplicates of more held-out examples"
                        + " (the task's example.nearDuplicates)");
    }
}
