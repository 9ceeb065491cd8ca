package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.RecordFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordNetNounReaderTest {
    private static final RecordFormat FORMAT = new RecordFormat.WordNetNouns();

    @TempDir
    Path folder;

    @Test
    void wordNet31Has8582PersonsAnd8675Artifacts() throws IOException {
        // given
        byte[] nouns;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/net/sf/extjwnl/data/wordnet/wn31/data.noun"))) {
            nouns = in.readAllBytes();
        }

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "data.noun", nouns);

        // then the counts that were published with the task
        assertThat(lemmas(records, "18")).hasSize(8582);
        assertThat(lemmas(records, "06")).hasSize(8675);
    }

    @Test
    void aSynsetGivesItsOffsetItsFirstLemmaInWordsAndItsFile() throws IOException {
        // given
        String noun = String.join(
                "\n",
                "  1 This software and database is being provided to you, the LICENSEE",
                "10000123 18 n 02 window_dresser 0 window_trimmer 0 001 @ 09632482 n 0000 | someone who decorates",
                "03000456 06 n 01 Stradavarius 0 000 | a violin made by Antonio Stradivari");

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "data.noun", noun);

        // then
        assertThat(records)
                .extracting(record -> record.number() + " " + record.fields())
                .containsExactly(
                        "2 {\"offset\":\"10000123\",\"lemma\":\"window dresser\",\"file\":\"18\"}",
                        "3 {\"offset\":\"03000456\",\"lemma\":\"Stradavarius\",\"file\":\"06\"}");
    }

    @Test
    void aLemmaThatComesFirstInTwoLexicographerFilesIsLeftOut() throws IOException {
        // given: a cooker is a utensil and a person, a hand a body part (08) and a person
        String noun = String.join(
                "\n",
                "00000001 06 n 01 cooker 0 000 | a utensil",
                "00000002 18 n 01 cooker 0 000 | one who cooks",
                "00000003 08 n 01 hand 0 000 | the extremity",
                "00000004 18 n 01 hand 0 000 | a hired labourer",
                "00000005 18 n 02 helper 0 hand 0 000 | a person who helps");

        // then
        assertThat(fields(new ReadRecords(folder).of(FORMAT, "data.noun", noun)))
                .containsExactly("{\"offset\":\"00000005\",\"lemma\":\"helper\",\"file\":\"18\"}");
    }

    @Test
    void aLemmaOfTwoSynsetsOfOneFileStays() throws IOException {
        String noun = "00000001 06 n 01 block 0 000 | a solid piece\n00000002 06 n 01 block 0 000 | a pulley\n";
        assertThat(new ReadRecords(folder).of(FORMAT, "data.noun", noun)).hasSize(2);
    }

    @Test
    void aCutLineIsRefusedWithItsNumber() {
        String noun = "00000001 06 n 01 block 0 000 | a solid piece\n00000002 06";
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "data.noun", noun))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("data.noun, line 2: ")
                .hasMessageContaining("'00000002 06'");
    }

    @Test
    void anotherTextIsRefused() {
        String text = "one two three four five six seven\n";
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "data.noun", text))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("data.noun, line 1: ");
    }

    private static Set<String> lemmas(List<RawRecord> records, String file) {
        Set<String> lemmas = new HashSet<>();
        for (RawRecord record : records) {
            if (record.fields().path("file").asText().equals(file)) {
                lemmas.add(record.fields().path("lemma").asText());
            }
        }
        return lemmas;
    }
}
