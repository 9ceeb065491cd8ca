package dev.w2s.artifact.table;

import static dev.w2s.artifact.table.Column.required;

import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/**
 * Reads and writes a split's examples as Parquet, with columns {@code id}, {@code group}, {@code text}, {@code label}.
 * Order is kept, and equal examples give equal bytes. A file that is damaged or has other columns is refused as
 * {@code CORRUPT_INPUT}.
 */
public final class DatasetFile {
    private static final List<Column> COLUMNS = List.of(
            required("id", ColumnType.TEXT),
            required("group", ColumnType.TEXT),
            required("text", ColumnType.TEXT),
            required("label", ColumnType.INTEGER));

    private final ParquetWriter<Example> writer;
    private final ParquetReader<Example> reader;

    public DatasetFile(DuckDb duckDb) {
        writer = new ParquetWriter<>(duckDb, COLUMNS, DatasetFile::append);
        reader = new ParquetReader<>(duckDb, COLUMNS, DatasetFile::read);
    }

    /**
     * Replaces {@code file}.
     *
     * @throws CategorizedException {@code STORAGE} if the disk is full or read-only; then there is no file
     */
    public void write(Path file, Iterable<Example> examples) {
        writer.write(file, examples);
    }

    public List<Example> read(Path file) {
        try (Stream<Example> examples = stream(file)) {
            return examples.toList();
        }
    }

    /** Returns the examples in file order. They are read as the stream advances; close it. */
    public Stream<Example> stream(Path file) {
        return reader.stream(file);
    }

    private static void append(Example example, DuckDBAppender appender) throws SQLException {
        appender.append(WellFormed.require("id", example.id(), example.id()));
        appender.append(WellFormed.require("group", example.group(), example.id()));
        appender.append(WellFormed.require("text", example.text(), example.id()));
        appender.append(example.label());
    }

    private static Example read(Row row) throws SQLException {
        return new Example(row.text(0), row.text(1), row.text(2), row.integer(3));
    }
}
