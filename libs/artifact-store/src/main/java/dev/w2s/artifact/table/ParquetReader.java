package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** Reads rows of one kind, after a look that the file has their columns. */
final class ParquetReader<R> {
    private static final String SOURCE = "read_parquet(?, hive_partitioning = false)";

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
        requireReadable(file);
        DuckDBConnection connection = duckDb.open();
        try {
            requireColumns(file, columnTypes(file, connection));
            ResultSet rows = query(
                    "SELECT " + columns.stream().map(Column::selection).collect(Collectors.joining(", ")) + " FROM "
                            + SOURCE,
                    file,
                    connection);
            return new RowStream<>(file, rowReader, new Row(columns, rows))
                    .stream().onClose(() -> close(connection));
        } catch (SQLException e) {
            close(connection);
            throw TableFailure.reading(file, e);
        } catch (CategorizedException e) {
            close(connection);
            throw e;
        }
    }

    private static Map<String, String> columnTypes(Path file, DuckDBConnection connection) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (ResultSet described = query(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + SOURCE + ")", file, connection)) {
            while (described.next()) {
                types.put(described.getString(1), described.getString(2));
            }
        }
        return types;
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

    /** The statement lives until its connection is closed. */
    private static ResultSet query(String sql, Path file, DuckDBConnection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, literally(file));
        return statement.executeQuery();
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw FileFailure.missing(file, "a Parquet file was expected");
        }
        if (!Files.isRegularFile(file)) {
            throw FileFailure.corrupt(file, "is not a file");
        }
        if (!Files.isReadable(file)) {
            throw FileFailure.unreadable(file, new IOException("permission denied"));
        }
    }

    /** DuckDB takes paths for patterns; inside brackets a character stands for itself. */
    private static String literally(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    }

    private static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // A database in memory that was only read: there is nothing to lose.
        }
    }
}
