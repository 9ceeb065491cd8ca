package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads rows of one kind from files, which must have their columns. */
final class ParquetReader<R> {
    private final DuckDb duckDb;
    private final List<Column> columns;
    private final RowStream.RowReader<R> rowReader;

    ParquetReader(DuckDb duckDb, List<Column> columns, RowStream.RowReader<R> rowReader) {
        this.duckDb = duckDb;
        this.columns = columns;
        this.rowReader = rowReader;
    }

    /** Returns the rows in file order; close the stream. */
    Stream<R> stream(Path file) {
        return ParquetFile.rows(file, duckDb, columns, parquet -> selected(file, parquet), rowReader);
    }

    private ResultSet selected(Path file, ParquetFile parquet) throws SQLException {
        requireColumns(file, parquet.columnTypes());
        return parquet.select(columns.stream().map(Column::selection).collect(Collectors.joining(", ")));
    }

    private void requireColumns(Path file, Map<String, String> types) {
        for (Column column : columns) {
            String type = types.get(column.name());
            if (type == null || !column.type().understands(type)) {
                String found =
                        type == null ? "columns " + types.keySet() : "column '" + column.name() + "' of type " + type;
                throw FileFailure.corrupt(file, "has " + found + ", where " + column.expected() + " was expected");
            }
        }
    }
}
