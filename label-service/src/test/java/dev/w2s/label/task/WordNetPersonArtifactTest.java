package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordNetPersonArtifactTest {
    private final WordNetPersonArtifact reader = new WordNetPersonArtifact();

    @Test
    void wordNet31Has8582PersonsAnd8675ArtifactsBeforeCaseIsIgnored() {
        // given
        TaskSource source = new TaskSource(getClass().getClassLoader());

        // when
        Records records = reader.read(source.read(
                TaskCatalogue.bundled().find("wordnet-person-artifact").data()));

        // then
        assertThat(records.steps())
                .containsExactly(
                        new Counts("synsets of persons and artifacts", 11605, 11073),
                        new Counts("first lemma in one lexicographer file", 9270, 9658),
                        new Counts("distinct lemmas", 8675, 8582));
    }

    @Test
    void aSynsetGivesItsFirstLemmaInWordsAndItsLexicographerFileTheLabel() {
        // given
        SourceFile noun = SourceFiles.of(
                "data.noun",
                "  1 This software and database is being provided to you, the LICENSEE",
                "10000123 18 n 02 window_dresser 0 window_trimmer 0 001 @ 09632482 n 0000 | someone who decorates",
                "03000456 06 n 01 Stradavarius 0 000 | a violin made by Antonio Stradivari",
                "00001740 03 n 01 entity 0 000 | that which is perceived");

        // when
        Records records = reader.read(List.of(noun));

        // then
        assertThat(records.list())
                .containsExactly(
                        new SourceRecord("wn31-10000123", "window dresser", 1),
                        new SourceRecord("wn31-03000456", "Stradavarius", 0));
    }

    @Test
    void aLemmaThatComesFirstInTwoLexicographerFilesIsDropped() {
        // given: a cooker is a utensil and a person, a hand a body part (08) and a person
        SourceFile noun = SourceFiles.of(
                "data.noun",
                "00000001 06 n 01 cooker 0 000 | a utensil",
                "00000002 18 n 01 cooker 0 000 | one who cooks",
                "00000003 08 n 01 hand 0 000 | the extremity",
                "00000004 18 n 01 hand 0 000 | a hired labourer",
                "00000005 18 n 02 helper 0 hand 0 000 | a person who helps");

        // when
        Records records = reader.read(List.of(noun));

        // then
        assertThat(records.list()).containsExactly(new SourceRecord("wn31-00000005", "helper", 1));
    }

    @Test
    void aLemmaOfTwoSynsetsOfOneFileIsTakenOnce() {
        // given
        SourceFile noun = SourceFiles.of(
                "data.noun", "00000001 06 n 01 block 0 000 | a solid piece", "00000002 06 n 01 block 0 000 | a pulley");

        // when
        Records records = reader.read(List.of(noun));

        // then
        assertThat(records.list()).containsExactly(new SourceRecord("wn31-00000001", "block", 0));
    }

    @Test
    void aCutLineIsRefusedWithItsNumber() {
        // given
        SourceFile noun = SourceFiles.of("data.noun", "00000001 06 n 01 block 0 000 | a solid piece", "00000002 06");

        // then
        assertThatThrownBy(() -> reader.read(List.of(noun)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("data.noun, line 2")
                .hasMessageContaining("'00000002 06'");
    }
}
