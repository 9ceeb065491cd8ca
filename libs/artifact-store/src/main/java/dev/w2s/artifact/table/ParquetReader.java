package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads rows of one kind, after a look that the file has their columns. */
final class ParquetReader<R> {
    private final DuckDb duckDb;
    private final List<Column> columns;
    private final RowStream.RowReader<R> rowReader;

    ParquetReader(DuckDb duckDb, List<Column> columns, RowStream.RowReader<R> rowReader) {
        this.duckDb = duckDb;
        this.columns = columns;
        this.rowReader = rowReader;
    }

    /** In file order. Close the stream. */
    Stream<R> stream(Path file) {
        ParquetFile parquet = new ParquetFile(file, duckDb);
        try {
            requireColumns(file, parquet.columnTypes());
            ResultSet rows =
                    parquet.select(columns.stream().map(Column::selection).collect(Collectors.joining(", ")));
            return new RowStream<>(file, rowReader, new Row(columns, rows))
                    .stream().onClose(parquet::close);
        } catch (SQLException e) {
            parquet.close();
            throw TableFailure.reading(file, e);
        } catch (CategorizedException e) {
            parquet.close();
            throw e;
        }
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
