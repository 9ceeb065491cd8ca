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
 * Reads and writes a split's labels as Parquet, with columns {@code id}, {@code p}, {@code logit_difference}. Order is
 * kept, and equal rows give equal bytes. A file that is damaged or has other columns is refused as
 * {@code CORRUPT_INPUT}.
 */
public final class SoftLabelFile {
    private static final List<Column> COLUMNS = List.of(
            required("id", ColumnType.TEXT),
            required("p", ColumnType.REAL),
            optional("logit_difference", ColumnType.REAL));

    private final ParquetWriter<SoftLabel> writer;
    private final ParquetReader<SoftLabel> reader;

    public SoftLabelFile(DuckDb duckDb) {
        writer = new ParquetWriter<>(duckDb, COLUMNS, SoftLabelFile::append);
        reader = new ParquetReader<>(duckDb, COLUMNS, SoftLabelFile::read);
    }

    /**
     * Replaces {@code file}.
     *
     * @throws CategorizedException {@code STORAGE} if the disk is full or read-only; then there is no file
     */
    public void write(Path file, Iterable<SoftLabel> labels) {
        writer.write(file, labels);
    }

    public List<SoftLabel> read(Path file) {
        try (Stream<SoftLabel> labels = stream(file)) {
            return labels.toList();
        }
    }

    /** Returns the labels in file order. They are read as the stream advances; close it. */
    public Stream<SoftLabel> stream(Path file) {
        return reader.stream(file);
    }

    private static void append(SoftLabel row, DuckDBAppender appender) throws SQLException {
        appender.append(WellFormed.require("id", row.id(), row.id()));
        appender.append(row.probability());
        appender.append(row.logitDifference());
    }

    private static SoftLabel read(Row row) throws SQLException {
        return new SoftLabel(row.text(0), row.real(1), row.optionalReal(2));
    }
}
