package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static dev.w2s.task.record.ReadRecords.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.RecordFormat;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRecordReaderTest {
    private static final RecordFormat FORMAT = new RecordFormat.Parquet();

    @TempDir
    Path folder;

    @Test
    void listsAndStructsAndTypesAreKept() throws Exception {
        // given columns with names that SQL has a use for
        parquet(
                "a.parquet",
                "SELECT 9007199254740993 AS \"select\", true AS t, 'text' AS rows, [1, NULL] AS list,"
                        + " {'text': ['a', 'b'], 'label': [0, 1]} AS choices, NULL::VARCHAR AS nothing, 0.1 AS \"a\"\"b\"");

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "a.parquet");

        // then
        assertThat(fields(records))
                .containsExactly("{\"select\":9007199254740993,\"t\":true,\"rows\":\"text\",\"list\":[1,null],"
                        + "\"choices\":{\"text\":[\"a\",\"b\"],\"label\":[0,1]},\"nothing\":null,\"a\\\"b\":0.1}");
    }

    @Test
    void whatIsNotANumberIsReadAllTheSame() throws Exception {
        parquet("a.parquet", "SELECT 'NaN'::DOUBLE AS a");
        assertThat(new ReadRecords(folder)
                        .of(FORMAT, "a.parquet")
                        .get(0)
                        .fields()
                        .path("a")
                        .doubleValue())
                .isNaN();
    }

    @Test
    void rowsAreNumberedAndHandedOverAsTheyAreRead() throws Exception {
        // given
        parquet("a.parquet", "SELECT range AS i, 'text ' || range AS text FROM range(200000)");
        List<Long> numbers = new ArrayList<>();
        List<WeakReference<RawRecord>> first = new ArrayList<>();

        // when
        new ReadRecords(folder).reader(FORMAT).read(folder.resolve("a.parquet"), "a.parquet", record -> {
            assertThat(record.fields().path("i").asLong()).isEqualTo(record.number() - 1);
            numbers.add(record.number());
            if (first.isEmpty()) {
                first.add(new WeakReference<>(record));
            }
            if (record.number() == 200_000) {
                System.gc();
                assertThat(first.get(0).get()).isNull();
            }
        });

        // then
        assertThat(numbers).hasSize(200_000).startsWith(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[1].parquet", "b*.parquet", "c?.parquet", "it's.parquet", "label=1.parquet"})
    void aPathIsTakenLiterally(String name) throws Exception {
        // given a file that the name would match as a pattern
        parquet("b2.parquet", "SELECT 'other' AS a");
        parquet("mine.parquet", "SELECT 'mine' AS a");
        Files.move(folder.resolve("mine.parquet"), folder.resolve(name));

        // then
        assertThat(fields(new ReadRecords(folder).of(FORMAT, name))).containsExactly("{\"a\":\"mine\"}");
    }

    @Test
    void aFileThatIsNotParquetIsRefusedByItsName() {
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.parquet", "{\"a\":1}\n"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.parquet: ")
                .hasMessageContaining("cannot be read as Parquet");
    }

    @Test
    void aTruncatedFileIsRefusedByItsName() throws Exception {
        // given
        parquet("a.parquet", "SELECT range AS i FROM range(10000)");
        byte[] whole = Files.readAllBytes(folder.resolve("a.parquet"));

        // then
        assertThatThrownBy(
                        () -> new ReadRecords(folder).of(FORMAT, "a.parquet", Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.parquet: ");
    }

    @Test
    void damageInTheMiddleIsRefusedWhenItIsReached() throws Exception {
        // given rows that don't compress to nothing
        parquet("a.parquet", "SELECT md5(range::VARCHAR) AS a FROM range(20000)");
        byte[] bytes = Files.readAllBytes(folder.resolve("a.parquet"));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 1_000, (byte) 0x55);

        // then
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.parquet", bytes))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.parquet: ");
    }

    @Test
    void aFileThatIsCompressedOnceMoreIsRefused() throws Exception {
        parquet("a.parquet", "SELECT 1 AS a");
        byte[] content = gzip(Files.readAllBytes(folder.resolve("a.parquet")));
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.parquet", content))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("a.parquet is gzip, where Parquet was expected, which is compressed inside: expand it");
    }

    @Test
    void whatGoesWrongWithARecordIsItsConsumersWord() throws Exception {
        parquet("a.parquet", "SELECT 1 AS a");
        assertThatThrownBy(() -> new ReadRecords(folder)
                        .reader(FORMAT)
                        .read(folder.resolve("a.parquet"), "a.parquet", record -> {
                            throw record.malformed("mine");
                        }))
                .hasMessage("a.parquet, line 1: mine");
    }

    private void parquet(String name, String query) throws Exception {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + folder.resolve(name) + "' (FORMAT parquet)");
        }
    }
}
