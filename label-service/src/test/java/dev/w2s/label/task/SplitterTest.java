package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.Sizes;
import dev.w2s.study.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Splitter splitter = new Splitter();

    private static List<SourceRecord> records(int label0, int label1) {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < label0 + label1; i++) {
            records.add(new SourceRecord("r" + i, "text " + i, i < label0 ? 0 : 1));
        }
        return records;
    }

    @Test
    void everyRecordOfTheRarerLabelCanBeUsed() {
        // when
        Map<Split, List<SourceRecord>> splits = splitter.split(records(6, 20), new Sizes(8, 2, 2), 0);

        // then
        assertThat(splits.values()).flatExtracting(drawn -> drawn).hasSize(12);
    }

    @Test
    void tooFewRecordsAreRefusedWithWhatIsAskedAndWhatIsThere() {
        assertThatThrownBy(() -> splitter.split(records(5, 20), new Sizes(8, 2, 2), 0))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("strong_train needs 2 examples of each label, but only 1 of label 0 and 2 of label 1 are"
                        + " left: the task's train part holds 5 and 20, drawn from in the order test, val, weak_train,"
                        + " strong_train. Lower the sizes, which ask for train 8, val 2, test 2 in all");
    }

    @Test
    void aSourceWithOneLabelIsRefused() {
        assertThatThrownBy(() -> splitter.split(records(0, 100), new Sizes(8, 2, 2), 0))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("the task's train part holds 0 and 100");
    }

    @Test
    void aPartThatIsTooSmallIsNotFilledUpFromAnother() {
        // given
        List<SourceRecord> records = new ArrayList<>(records(100, 100));
        records.add(new SourceRecord("t", "t", "test text", 0, SourceSplit.TEST));

        // then
        assertThatThrownBy(() -> splitter.split(records, new Sizes(8, 2, 2), 0))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("the task's test part holds 1 and 0");
    }
}
