package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static dev.w2s.task.record.ReadRecords.gzip;
import static dev.w2s.task.record.ReadRecords.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.task.RecordFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records in every format are the same records. */
class RecordReadersTest {
    private static final String LINES = """
            {"id":"1","group":"a","text":"plain","label":0}
            {"id":"2","group":"","text":"\\"quoted\\", a,comma;\\nnew line\\r\\n\\ttab","label":1}
            {"id":"007","group":"b","text":"na\u00efve \u6f22\u5b57 \uD83D\uDE00","label":1}
            """;
    private static final String TABLE =
            "id,group,text,label\n1,a,plain,0\n2,,\"\"\"quoted\"\", a,comma;\nnew line\r\n\ttab\",1\n"
                    + "007,b,na\u00efve \u6f22\u5b57 \uD83D\uDE00,1\n";
    private static final List<String> RECORDS = List.of(LINES.stripTrailing().split("\n"));

    @TempDir
    Path folder;

    private ReadRecords read;

    @BeforeEach
    void readFolder() {
        read = new ReadRecords(folder);
    }

    @Test
    void everyFormatHasAReader() {
        // given
        List<RecordFormat> formats = List.of(
                new RecordFormat.Parquet(),
                new RecordFormat.JsonLines(),
                new RecordFormat.Csv(",", "\"", null),
                new RecordFormat.WordNetNouns(),
                new RecordFormat.LanguageToolRules());

        // then
        assertThat(formats)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(RecordFormat.class.getPermittedSubclasses());
        assertThat(formats)
                .allSatisfy(format -> assertThatCode(() -> read.reader(format)).doesNotThrowAnyException());
    }

    @Test
    void ofJsonLines() throws IOException {
        byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);
        RecordFormat format = new RecordFormat.JsonLines();
        assertThat(fields(read.of(format, "a.jsonl", bytes))).isEqualTo(RECORDS);
        assertThat(fields(read.of(format, "a.jsonl.gz", gzip(bytes)))).isEqualTo(RECORDS);
        assertThat(fields(read.of(format, "a.jsonl.zst", zstd(bytes)))).isEqualTo(RECORDS);
    }

    @Test
    void ofCsvButThatAllValuesAreText() throws IOException {
        byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        RecordFormat format = new RecordFormat.Csv(",", "\"", null);
        List<String> texts = RECORDS.stream()
                .map(line -> line.replaceAll("\"label\":([01])", "\"label\":\"$1\""))
                .toList();
        assertThat(fields(read.of(format, "a.csv", bytes))).isEqualTo(texts);
        assertThat(fields(read.of(format, "a.csv.gz", gzip(bytes)))).isEqualTo(texts);
        assertThat(fields(read.of(format, "a.csv.zst", zstd(bytes)))).isEqualTo(texts);
    }

    @Test
    void ofParquet() {
        // given
        new DatasetFile(ReadRecords.DUCK_DB)
                .write(
                        folder.resolve("a.parquet"),
                        List.of(
                                new Example("1", "a", "plain", 0),
                                new Example("2", "", "\"quoted\", a,comma;\nnew line\r\n\ttab", 1),
                                new Example("007", "b", "na\u00efve \u6f22\u5b57 \uD83D\uDE00", 1)));

        // then
        assertThat(fields(read.of(new RecordFormat.Parquet(), "a.parquet"))).isEqualTo(RECORDS);
    }
}
