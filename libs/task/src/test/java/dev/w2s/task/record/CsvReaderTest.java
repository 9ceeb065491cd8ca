package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.RecordFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    private static final RecordFormat FORMAT = new RecordFormat.Csv(",", "\"", null);

    @TempDir
    Path folder;

    @Test
    void quotedFieldsHoldDelimitersQuotesAndNewlinesAsTheyStandThere() throws IOException {
        // given
        String text = "id,text\r\n1,\"a, \"\"b\"\"\nc\r\nd\"\r\n\r\n2, 007 \n";

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "a.csv", text);

        // then
        assertThat(records)
                .extracting(record -> record.number() + " " + record.fields())
                .containsExactly(
                        "2 {\"id\":\"1\",\"text\":\"a, \\\"b\\\"\\nc\\r\\nd\"}", "6 {\"id\":\"2\",\"text\":\" 007 \"}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(fields(new ReadRecords(folder).of(FORMAT, "a.csv", "\uFEFFid\n1\n")))
                .containsExactly("{\"id\":\"1\"}");
    }

    @Test
    void columnsThatTheFormatNamesStandInNoLine() throws IOException {
        RecordFormat format = new RecordFormat.Csv("|", "", List.of("id", "text"));
        assertThat(fields(new ReadRecords(folder).of(format, "a.csv", "1|say \"hi\n2|\n")))
                .containsExactly("{\"id\":\"1\",\"text\":\"say \\\"hi\"}", "{\"id\":\"2\",\"text\":\"\"}");
    }

    @Test
    void tabsAreADelimiter() throws IOException {
        RecordFormat format = new RecordFormat.Csv("\t", "\"", null);
        assertThat(fields(new ReadRecords(folder).of(format, "a.tsv", "a\tb\n1,5\t\"x\ty\"\n")))
                .containsExactly("{\"a\":\"1,5\",\"b\":\"x\\ty\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b\\n1,2\\n1,2,3\\n | a.csv, line 3: has 3 fields, where 2 were expected [a, b]: '1,2,3'",
                "a,b\\n\"x\\ny\",2\\n1\\n | a.csv, line 4: has 1 fields, where 2 were expected [a, b]: '1'",
                "a,b,a\\n1,2,3\\n | a.csv, line 1: two columns are named 'a' in [a, b, a]",
                "a,,b\\n1,2,3\\n | a.csv, line 1: a column has no name in [a, , b]",
                "a,b\\n1,\"x\"y\\n | a.csv, line 2: is not CSV with delimiter ',' and quote '\"'",
                "a,b\\n1,2\\n3,\"x\\ny\\n | a.csv, line 3: is not CSV",
                "`` | a.csv is empty, where a line with the names of the columns was expected"
            })
    void aRecordOfAnotherShapeIsRefusedWithTheLineThatItBeginsIn(@Nullable String text, String complaint) {
        assertThatThrownBy(() ->
                        new ReadRecords(folder).of(FORMAT, "a.csv", text == null ? "" : text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith(complaint);
    }

    @Test
    void columnsThatTheFormatNamesTwiceAreRefused() {
        RecordFormat format = new RecordFormat.Csv(",", "\"", List.of("a", "a"));
        assertThatThrownBy(() -> new ReadRecords(folder).of(format, "a.csv", "1,2\n"))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("two columns are named 'a'");
    }

    @Test
    void aByteThatIsNotUtf8IsRefusedWithItsPlace() {
        byte[] latin1 = "a,b\n1,\"x\ny\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.csv", latin1))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.csv, line 3: byte 2, 0xE9, is not UTF-8");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedAtTheLimitWithTheLineThatItBeginsIn() {
        String text = "a,b\n1,2\n3,\"x\n" + "4,5\n".repeat(1_000);
        assertThatThrownBy(() -> new ReadRecords(folder, new ReadingLimits(100, 1_000)).of(FORMAT, "a.csv", text))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("a.csv, line 3: the record that begins here is longer than 100 characters:"
                        + " is a closing quote missing?");
    }

    @Test
    void manyShortRecordsAreNoLongOne() throws IOException {
        String text = "a,b\n" + "4,5\n".repeat(1_000);
        assertThat(new ReadRecords(folder, new ReadingLimits(100, 1_000)).of(FORMAT, "a.csv", text))
                .hasSize(1_000);
    }

    @Test
    void aLineAboveTheLimitIsRefused() {
        String text = "a,b\n1,2\n3," + "x".repeat(200) + "\n";
        assertThatThrownBy(() -> new ReadRecords(folder, new ReadingLimits(100, 1_000)).of(FORMAT, "a.csv", text))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.csv, line 3: is longer than 100 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\\n | \" | delimiter", ", | , | quote", ", | \\n | quote"})
    void aFormatThatNoFileCanHaveIsRefused(String delimiter, String quote, String field) {
        RecordFormat format = new RecordFormat.Csv(delimiter.replace("\\n", "\n"), quote.replace("\\n", "\n"), null);
        assertThatThrownBy(() -> new ReadRecords(folder).reader(format))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
