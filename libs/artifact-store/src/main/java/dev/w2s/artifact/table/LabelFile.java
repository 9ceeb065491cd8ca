package dev.w2s.artifact.table;

import static dev.w2s.artifact.table.Column.optional;
import static dev.w2s.artifact.table.Column.required;

import dev.w2s.artifact.table.Column.Type;
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
    private final ParquetTable<LabelRow> table;

    public LabelFile(DuckDb duckDb) {
        table = new ParquetTable<>(
                duckDb,
                List.of(required("id", Type.TEXT), required("p", Type.REAL), optional("logit_difference", Type.REAL)),
                LabelFile::append,
                LabelFile::read);
    }

    /** @throws CategorizedException {@code STORAGE} if the disk is full or read-only; then there is no file */
    public void write(Path file, Iterable<LabelRow> labels) {
        table.write(file, labels);
    }

    public List<LabelRow> read(Path file) {
        try (Stream<LabelRow> labels = stream(file)) {
            return labels.toList();
        }
    }

    /** Reads as it goes; close it. */
    public Stream<LabelRow> stream(Path file) {
        return table.stream(file);
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
