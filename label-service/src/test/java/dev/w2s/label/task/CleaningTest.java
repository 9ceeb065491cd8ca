package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTest {
    private final Cleaning cleaning = new Cleaning();

    private List<SourceRecord> clean(SourceRecord... records) {
        return cleaning.clean(Records.of("given", List.of(records))).list();
    }

    @Test
    void blankTextsAreDropped() {
        // given
        SourceRecord blank = new SourceRecord("a", " \t", 0);
        SourceRecord word = new SourceRecord("b", "word", 1);

        // then
        assertThat(clean(blank, word)).containsExactly(word);
    }

    @Test
    void textsThatDifferOnlyInCaseAndWhitespaceAreOneAndTheLeastIdStays() {
        // given
        SourceRecord upper = new SourceRecord("b", "Bastille  Day ", 0);
        SourceRecord lower = new SourceRecord("a", "bastille day", 0);

        // then
        assertThat(clean(upper, lower)).containsExactly(lower);
    }

    @Test
    void aTextWithEitherLabelIsDroppedWhereverItStands() {
        // given
        SourceRecord person = new SourceRecord("a", "Bailey", 1);
        SourceRecord artifact = new SourceRecord("b", "bailey", 0);
        SourceRecord again = new SourceRecord("c", "c", "BAILEY", 1, SourceSplit.TEST);
        SourceRecord other = new SourceRecord("d", "booth", 0);

        // then
        assertThat(clean(person, artifact, again, other)).containsExactly(other);
    }

    @Test
    void ofEqualTextsTheMostHeldOutOneStays() {
        // given
        SourceRecord train = new SourceRecord("a", "a", "text", 1, SourceSplit.TRAIN);
        SourceRecord test = new SourceRecord("b", "b", "text", 1, SourceSplit.TEST);
        SourceRecord validation = new SourceRecord("c", "c", "text", 1, SourceSplit.VALIDATION);

        // then
        assertThat(clean(train, test, validation)).containsExactly(test);
    }

    @Test
    void everyStepIsCounted() {
        // given
        List<SourceRecord> given = List.of(
                new SourceRecord("a", "", 0),
                new SourceRecord("b", "both", 0),
                new SourceRecord("c", "both", 1),
                new SourceRecord("d", "twice", 1),
                new SourceRecord("e", "twice", 1));

        // when
        Records cleaned = cleaning.clean(Records.of("given", given));

        // then
        assertThat(cleaned.steps())
                .containsExactly(
                        new Counts("given", 2, 3),
                        new Counts("text not empty", 1, 3),
                        new Counts("text has one label", 0, 2),
                        new Counts("distinct but for case and whitespace", 0, 1));
    }

    @Test
    void anIdThatComesTwiceIsRefused() {
        // given
        SourceRecord one = new SourceRecord("a", "one", 0);
        SourceRecord two = new SourceRecord("a", "two", 1);

        // then
        assertThatThrownBy(() -> clean(one, two))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("'a'");
    }
}
