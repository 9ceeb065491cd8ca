package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepositionalPhraseAttachmentTest {
    private static final SourceFile NOTHING = SourceFiles.of("empty");

    private final PrepositionalPhraseAttachment reader = new PrepositionalPhraseAttachment();

    @Test
    void theBundledFilesHoldTheExamplesOfThePaper() {
        // given
        TaskSource source = new TaskSource(getClass().getClassLoader());

        // when
        Records records =
                reader.read(source.read(TaskCatalogue.bundled().find("ppa").data()));

        // then
        assertThat(List.of(SourceSplit.values()))
                .extracting(part -> Counts.count(
                        part.name(),
                        records.list().stream()
                                .filter(record -> record.origin() == part)
                                .toList()))
                .containsExactly(
                        new Counts("TRAIN", 9936, 10865),
                        new Counts("VALIDATION", 1897, 2142),
                        new Counts("TEST", 1271, 1826));
    }

    @Test
    void aLineGivesItsFourWordsAndItsSentenceTheGroup() {
        // given
        SourceFile training = SourceFiles.of("training", "0 join board as director V");
        SourceFile devset = SourceFiles.of("devset", "40002 advanced 1 to 75 V", "40002 climbed 2 to 32 V");
        SourceFile test = SourceFiles.of("test", "48005 ran broadcast on way N");

        // when
        Records records = reader.read(List.of(training, devset, test));

        // then
        assertThat(records.list())
                .containsExactly(
                        new SourceRecord("ppa-0-1", "ppa-0", "join board as director", 0, SourceSplit.TRAIN),
                        new SourceRecord("ppa-40002-1", "ppa-40002", "advanced 1 to 75", 0, SourceSplit.VALIDATION),
                        new SourceRecord("ppa-40002-2", "ppa-40002", "climbed 2 to 32", 0, SourceSplit.VALIDATION),
                        new SourceRecord("ppa-48005-1", "ppa-48005", "ran broadcast on way", 1, SourceSplit.TEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 join board as V", "7 join the board as director V", "7 join board as director X", ""})
    void aLineThatIsNotFourWordsAndALabelIsRefusedWithItsNumber(String line) {
        // given
        SourceFile training = SourceFiles.of("training", "0 join board as director V", line);

        // then
        assertThatThrownBy(() -> reader.read(List.of(training, NOTHING, NOTHING)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("training, line 2")
                .hasMessageContaining("'" + line + "'");
    }

    @Test
    void anythingButThreeFilesIsRefused() {
        assertThatThrownBy(() -> reader.read(List.of(NOTHING)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("data.files: 1 files; must be training, devset and test");
    }
}
