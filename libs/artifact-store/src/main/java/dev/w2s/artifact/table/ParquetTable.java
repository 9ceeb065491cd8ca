package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows of one kind as a Parquet file: same rows, same bytes. */
final class ParquetTable<R> {
    /** Fixed, so that the bytes depend on the rows alone. */
    private static final String FORMAT = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)";

    interface RowWriter<R> {
        /** Appends the columns in their order. */
        void append(R row, DuckDBAppender appender) throws SQLException;
    }

    private final DuckDb duckDb;
    private final List<Column> columns;
    private final RowWriter<R> writer;
    private final RowStream.RowReader<R> reader;

    ParquetTable(DuckDb duckDb, List<Column> columns, RowWriter<R> writer, RowStream.RowReader<R> reader) {
        this.duckDb = duckDb;
        this.columns = columns;
        this.writer = writer;
        this.reader = reader;
    }

    void write(Path file, Iterable<R> rows) {
        try (DuckDBConnection connection = duckDb.open()) {
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE rows(" + join(Column::definition) + ")");
            }
            append(connection, rows);
            copy(connection, file);
        } catch (SQLException e) {
            throw TableFailure.writing(file, e);
        }
    }

    /** In file order. Close the stream. */
    Stream<R> stream(Path file) {
        requireReadable(file);
        DuckDBConnection connection = duckDb.open();
        try {
            requireColumns(file, connection);
            PreparedStatement select = connection.prepareStatement(
                    "SELECT " + join(Column::selection) + " FROM read_parquet(?, hive_partitioning = false)");
            select.setString(1, literally(file));
            Row row = new Row(columns, select.executeQuery());
            return new RowStream<>(file, reader, row).stream().onClose(() -> close(connection));
        } catch (SQLException e) {
            close(connection);
            throw TableFailure.reading(file, e);
        } catch (CategorizedException e) {
            close(connection);
            throw e;
        }
    }

    private void append(DuckDBConnection connection, Iterable<R> rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
            for (R row : rows) {
                appender.beginRow();
                writer.append(row, appender);
                appender.endRow();
            }
            // Closing flushes too, but drops the rows in silence if that fails.
            appender.flush();
        }
    }

    private void copy(DuckDBConnection connection, Path file) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement("COPY rows TO ? " + FORMAT)) {
            copy.setString(1, file.toAbsolutePath().toString());
            copy.execute();
        } catch (SQLException e) {
            CategorizedException failure = TableFailure.writing(file, e);
            deleteHalfWritten(file);
            throw failure;
        }
    }

    private void requireColumns(Path file, DuckDBConnection connection) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement describe = connection.prepareStatement(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?, hive_partitioning = false))")) {
            describe.setString(1, literally(file));
            try (ResultSet described = describe.executeQuery()) {
                while (described.next()) {
                    types.put(described.getString(1), described.getString(2));
                }
            }
        }
        for (Column column : columns) {
            String type = types.get(column.name());
            if (type == null || !column.type().understands(type)) {
                throw FileFailure.corrupt(
                        file,
                        "has "
                                + (type == null
                                        ? "columns " + types.keySet()
                                        : "column '" + column.name() + "' of type " + type)
                                + ", where " + column.expected() + " was expected");
            }
        }
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

    private String join(Function<Column, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    /** DuckDB takes paths for patterns; inside brackets a character stands for itself. */
    private static String literally(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    }

    private static void deleteHalfWritten(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The error that follows names the file.
        }
    }

    private static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // A database in memory that was only read: there is nothing to lose.
        }
    }
}
