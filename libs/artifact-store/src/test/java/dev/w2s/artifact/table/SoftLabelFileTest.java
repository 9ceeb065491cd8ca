package dev.w2s.artifact.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftLabelFileTest {
    private static final DuckDb DUCK_DB = new DuckDb(1, 128);

    @TempDir
    Path folder;

    private final SoftLabelFile labels = new SoftLabelFile(DUCK_DB);

    @Test
    void keepsProbabilitiesExactlyAndTellsNoLogitFromZero() {
        // given
        List<SoftLabel> rows = List.of(
                new SoftLabel("a", 1.0, 41.25),
                new SoftLabel("b", Math.nextDown(1.0), 36.7),
                new SoftLabel("c", 0.1 + 0.2, null),
                new SoftLabel("d", Double.MIN_VALUE, 0.0));
        Path file = folder.resolve("test.parquet");

        // when
        labels.write(file, rows);

        // then
        assertThat(labels.read(file)).isEqualTo(rows);
    }

    @Test
    void writesTheColumnsThatOtherToolsLookFor() throws Exception {
        // given
        Path file = folder.resolve("test.parquet");
        labels.write(file, List.of(new SoftLabel("a", 0.25, -1.0)));

        // when
        try (Connection connection = DUCK_DB.open();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            row.next();

            // then
            assertThat(row.getMetaData().getColumnCount()).isEqualTo(3);
            assertThat(row.getString("id")).isEqualTo("a");
            assertThat(row.getDouble("p")).isEqualTo(0.25);
            assertThat(row.getDouble("logit_difference")).isEqualTo(-1.0);
        }
    }

    @Test
    void negativeZeroIsZero() {
        assertThat(new SoftLabel("a", -0.0, -0.0)).isEqualTo(new SoftLabel("a", 0.0, 0.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aProbabilityOutsideTheUnitIntervalIsANumericalFailure(double p) {
        assertThatThrownBy(() -> new SoftLabel("x", p, null))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("'x'")
                .hasMessageContaining(String.valueOf(p));
    }

    @Test
    void aLogitThatIsNotFiniteIsANumericalFailure() {
        assertThatThrownBy(() -> new SoftLabel("x", 0.5, Double.NaN))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("logit_difference of example 'x' is NaN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a' AS id, 0.5::DOUBLE AS p | column 'logit_difference' of type DOUBLE was expected",
                "'a' AS id, 'nan' AS p, NULL::DOUBLE AS logit_difference | column 'p' of type VARCHAR, where",
                "'a' AS id, 'nan'::DOUBLE AS p, NULL::DOUBLE AS logit_difference | bad row 1: p of example 'a' is NaN",
                "'a' AS id, NULL::DOUBLE AS p, NULL::DOUBLE AS logit_difference | bad row 1: a null, where column 'p'",
                "'a' AS id, 1.5::FLOAT AS p, NULL::FLOAT AS logit_difference | p of example 'a' is 1.5, not in [0, 1]"
            })
    void aFileWithBadLabelsIsCorruptInputThatSaysWhere(String columns, String complaint) throws Exception {
        // given
        Path file = folder.resolve("other.parquet");
        try (Connection connection = DUCK_DB.open();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT " + columns + ") TO '" + file + "' (FORMAT parquet)");
        }

        // when, then
        assertThatThrownBy(() -> labels.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(complaint);
    }
}
