package dev.w2s.task.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.task.card.Counts;
import dev.w2s.task.example.Draft;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTest {
    private static List<String> idsLeftOf(Draft... drafts) {
        return Drafts.clean(drafts).examples().stream()
                .map(FormattedExample::id)
                .toList();
    }

    @Test
    void blankTextsAreDropped() {
        assertThat(idsLeftOf(Drafts.of("a", " \t", 0), Drafts.of("b", "word", 1)))
                .containsExactly("b");
    }

    @Test
    void textsThatDifferOnlyInCaseAndWhitespaceAreOneAndTheLeastIdStays() {
        assertThat(idsLeftOf(Drafts.of("b", "Bastille  Day ", 0), Drafts.of("a", "bastille day", 0)))
                .containsExactly("a");
    }

    @Test
    void aTextWithEitherLabelIsDroppedWhereverItStands() {
        assertThat(idsLeftOf(
                        Drafts.of("a", "Bailey", 1),
                        Drafts.of("b", "bailey", 0),
                        Drafts.of("c", "", "BAILEY", 1, Part.TEST),
                        Drafts.of("d", "booth", 0)))
                .containsExactly("d");
    }

    @Test
    void ofEqualTextsTheMostHeldOutOneStays() {
        assertThat(idsLeftOf(
                        Drafts.of("a", "", "text", 1, Part.TRAIN),
                        Drafts.of("b", "", "text", 1, Part.TEST),
                        Drafts.of("c", "", "text", 1, Part.VALIDATION)))
                .containsExactly("b");
    }

    @Test
    void everyStepIsCounted() {
        // when
        Drafts.Cleaned cleaned = Drafts.clean(
                Drafts.of("a", "", 0),
                Drafts.of("b", "both", 0),
                Drafts.of("c", "both", 1),
                Drafts.of("d", "twice", 1),
                Drafts.of("e", "twice", 1));

        // then
        assertThat(cleaned.steps())
                .containsExactly(
                        new Counts("records of the source", 2, 3),
                        new Counts("text not empty", 1, 3),
                        new Counts("text has one label", 0, 2),
                        new Counts("distinct but for case and whitespace", 0, 1));
    }

    @Test
    void anIdThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> idsLeftOf(Drafts.of("a", "one", 0), Drafts.of("a", "two", 1)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("'a'");
    }

    @Test
    void theSameRecordTwiceIsNoSuchThing() {
        assertThat(idsLeftOf(Drafts.of("a", "one", 0), Drafts.of("a", "one", 0)))
                .containsExactly("a");
    }
}
