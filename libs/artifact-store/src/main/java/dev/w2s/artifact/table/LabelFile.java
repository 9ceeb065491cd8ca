package dev.w2s.artifact.table;

import static dev.w2s.artifact.table.Column.optional;
import static dev.w2s.artifact.table.Column.required;

import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/**
 * A split's labels as Parquet: columns {@code id}, {@code p}, {@code logit_difference}. Order is kept, and equal rows give
 * equal bytes. A file that is damaged or has other columns is refused as {@code CORRUPT_INPUT}.
 */
public final class LabelFile {
    private static final List<Column> COLUMNS = List.of(
            required("id", ColumnType.TEXT),
            required("p", ColumnType.REAL),
            optional("logit_difference", ColumnType.REAL));

    private final ParquetWriter<LabelRow> writer;
    private final ParquetReader<LabelRow> reader;

    public LabelFile(DuckDb duckDb) {
        writer = new ParquetWriter<>(duckDb, COLUMNS, LabelFile::append);
        reader = new ParquetReader<>(duckDb, COLUMNS, LabelFile::read);
    }

    /**
     * Replaces {@code file}.
     *
     * @throws CategorizedException {@code STORAGE} if the disk is full or read-only; then there is no file
     */
    public void write(Path file, Iterable<LabelRow> labels) {
        writer.write(file, labels);
    }

    public List<LabelRow> read(Path file) {
        try (Stream<LabelRow> labels = stream(file)) {
            return labels.toList();
        }
    }

    /**
     * p(label = 1) of each of a split's examples, in their order.
     *
     * @param ids of all examples of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have no label, two, or are not in the split
     */
    public double[] probabilities(Path file, List<String> ids) {
        return new MatchingLabels(file, read(file)).of(ids);
    }

    /** Reads as it goes; close it. */
    public Stream<LabelRow> stream(Path file) {
        return reader.stream(file);
    }

    private static void append(LabelRow row, DuckDBAppender appender) throws SQLException {
        appender.append(WellFormed.require("id", row.id(), row.id()));
        appender.append(row.probability());
        appender.append(row.logitDifference());
    }

    private static LabelRow read(Row row) throws SQLException {
        return new LabelRow(row.text(0), row.real(1), row.optionalReal(2));
    }
}
