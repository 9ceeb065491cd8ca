package dev.w2s.artifact.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFileTest {
    private static final DuckDb DUCK_DB = new DuckDb(2, 256);

    @TempDir
    Path folder;

    private final DatasetFile dataset = new DatasetFile(DUCK_DB);

    @Test
    void keepsManyExamplesInOrder() {
        // given more rows than a row group or a batch of a reader holds
        List<Example> examples = IntStream.range(0, 130_000)
                .mapToObj(i -> new Example("id-" + i, "group-" + i / 3, "text number " + i * 7919, i % 2))
                .toList();
        Path file = folder.resolve("train.parquet");

        // when
        dataset.write(file, examples);

        // then
        assertThat(dataset.read(file)).isEqualTo(examples);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theBytesDependOnTheRowsAlone(int threads) {
        // given
        List<Example> examples = IntStream.range(0, 300_000)
                .mapToObj(i -> new Example("id-" + i, "g", "text " + i % 1009, i % 2))
                .toList();
        Path file = folder.resolve("a.parquet");
        Path again = folder.resolve("b.parquet");

        // when
        dataset.write(file, examples);
        new DatasetFile(new DuckDb(threads, 512)).write(again, examples);

        // then
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void readsAFileOfAnEarlierBuild() throws Exception {
        // given
        Path file = Path.of(getClass().getResource("/table/dataset.parquet").toURI());

        // when
        List<Example> examples = dataset.read(file);

        // then
        assertThat(examples).isEqualTo(golden());
    }

    @Test
    void writesTheBytesOfAnEarlierBuild() throws Exception {
        // given
        Path golden = Path.of(getClass().getResource("/table/dataset.parquet").toURI());
        Path file = folder.resolve("a.parquet");

        // when
        dataset.write(file, golden());

        // then
        assertThat(file)
                .as("a change of DuckDB's version changes these bytes: then write the file anew")
                .hasSameBinaryContentAs(golden);
    }

    @Test
    void noExamplesAreAFileToo() {
        Path file = folder.resolve("empty.parquet");
        dataset.write(file, List.of());
        assertThat(dataset.read(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a[1].parquet", "b*.parquet", "c?.parquet", "it's.parquet", "label=1.parquet", "ü ~.parquet"})
    void aPathIsTakenLiterally(String name) {
        // given a file that the name would match as a pattern
        List<Example> examples = List.of(new Example("x", "g", "t", 0));
        dataset.write(folder.resolve("b2.parquet"), List.of(new Example("other", "g", "t", 0)));
        Path file = folder.resolve(name);

        // when
        dataset.write(file, examples);

        // then
        assertThat(dataset.read(file)).isEqualTo(examples);
    }

    @Test
    void readsIntegersOfOtherWritersInAnyWidthAndIgnoresTheirOtherColumns() throws Exception {
        Path file = parquet("SELECT 1::BIGINT AS label, 'i' AS id, 'g' AS \"group\", 't' AS text, 7 AS extra");
        assertThat(dataset.read(file)).containsExactly(new Example("i", "g", "t", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'i' AS id, 't' AS text, 0 AS label | column 'group' of type VARCHAR without nulls was expected",
                "7 AS id, 'g' AS \"group\", 't' AS text, 0 AS label | has column 'id' of type INTEGER, where",
                "'i' AS id, 'g' AS \"group\", 't' AS text, 'one' AS label | has column 'label' of type VARCHAR, where",
                "'i' AS id, 'g' AS \"group\", 't' AS text, 2 AS label | bad row 1: label: 2 must be 0 or 1",
                "'i' AS id, 'g' AS \"group\", 't' AS text, 4294967296 AS label | out of range",
                "'i' AS id, 'g' AS \"group\", NULL::VARCHAR AS text, 0 AS label | bad row 1: a null, where column 'text'"
            })
    void aFileOfAnotherShapeIsCorruptInputThatSaysWhatWasExpected(String columns, String complaint) throws Exception {
        // given
        Path file = parquet("SELECT " + columns);

        // when, then
        assertThatThrownBy(() -> dataset.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(complaint);
    }

    @Test
    void aFileThatIsNotThereIsMissingInput() {
        Path file = folder.resolve("none.parquet");
        assertThatThrownBy(() -> dataset.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining(file.toString());
    }

    @Test
    void aTruncatedFileIsCorruptInput() throws Exception {
        // given
        Path file = folder.resolve("a.parquet");
        dataset.write(file, golden());
        byte[] bytes = Files.readAllBytes(file);

        // when
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        // then
        assertThatThrownBy(() -> dataset.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file.toString());
    }

    @Test
    void damageInTheMiddleIsCorruptInputWhenItIsReached() throws Exception {
        // given a file whose rows don't compress to nothing
        List<Example> examples = IntStream.range(0, 20_000)
                .mapToObj(i -> new Example("id-" + i, "g" + i, Integer.toString(i * 0x9E3779B9, 36), i % 2))
                .toList();
        Path file = folder.resolve("a.parquet");
        dataset.write(file, examples);
        byte[] bytes = Files.readAllBytes(file);

        // when
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 1_000, (byte) 0x55);
        Files.write(file, bytes);

        // then
        assertThatThrownBy(() -> dataset.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file.toString());
    }

    @Test
    void halfASurrogatePairIsRefusedByTheExamplesName() {
        List<Example> examples =
                List.of(new Example("fine", "g", "\uD83D\uDE00", 0), new Example("odd", "g", "ab\uD83D", 0));
        assertThatThrownBy(() -> dataset.write(folder.resolve("a.parquet"), examples))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("text of example 'odd' has half a surrogate pair at position 2");
    }

    @Test
    void aFolderThatIsNotThereIsAStorageFailure() {
        Path file = folder.resolve("none").resolve("a.parquet");
        assertThatThrownBy(() -> dataset.write(file, golden()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("bytes free");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAStorageFailureAndLeavesNoFile() throws Exception {
        // given
        Path file = Files.createSymbolicLink(folder.resolve("a.parquet"), Path.of("/dev/full"));

        // when, then
        assertThatThrownBy(() -> dataset.write(file, golden()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining("No space left on device");
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void rowsBeyondTheMemoryLimitGoToTheDiskMeanwhile() {
        // given 80 MB of text
        int rows = 80_000;
        DatasetFile small = new DatasetFile(new DuckDb(1, 64));
        Path file = folder.resolve("a.parquet");

        // when
        small.write(file, incompressible(rows, 1_000));

        // then
        try (Stream<Example> examples = small.stream(file)) {
            assertThat(examples.count()).isEqualTo(rows);
        }
    }

    @Test
    void rowsThatTheMemoryCannotHoldAreRefusedAndNoneIsLostInSilence() {
        DatasetFile tiny = new DatasetFile(new DuckDb(1, 8));
        Path file = folder.resolve("a.parquet");
        assertThatThrownBy(() -> tiny.write(file, incompressible(400, 100_000)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.OUT_OF_MEMORY))
                .hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void aStreamCanBeLeftEarly() {
        Path file = folder.resolve("a.parquet");
        dataset.write(file, golden());
        try (Stream<Example> examples = dataset.stream(file)) {
            assertThat(examples.findFirst()).contains(golden().get(0));
        }
    }

    private static Iterable<Example> incompressible(int rows, int characters) {
        Random random = new Random(1);
        return Stream.generate(() -> random.ints(characters, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(rows)
                .map(text -> new Example("id", "g", text, 0))::iterator;
    }

    private static List<Example> golden() {
        return List.of(
                new Example("0", "a", "window dresser", 1),
                new Example("1", "a", "", 0),
                new Example("2", "b", "\"quoted\", 'single', a,comma;\nnew line\r\n\ttab", 1),
                new Example("3", "", "na\u00efve \u6f22\u5b57 \uD83D\uDE00", 0),
                new Example("4", "b", "NUL \u0000 inside", 1));
    }

    private Path parquet(String query) throws Exception {
        Path file = folder.resolve("other.parquet");
        try (Connection connection = DUCK_DB.open();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
