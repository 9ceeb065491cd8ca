package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** A Parquet file that is queried. */
final class ParquetFile implements AutoCloseable {
    private static final String SOURCE = "read_parquet(?, hive_partitioning = false)";

    private final Path file;
    private final DuckDBConnection connection;

    /** Asks for rows. */
    interface Query {
        ResultSet run(ParquetFile file) throws SQLException;
    }

    /** Returns the rows that {@code query} finds, in their order. They are read as the stream advances; close it. */
    static <R> Stream<R> rows(
            Path file, DuckDb duckDb, List<Column> columns, Query query, RowStream.RowReader<R> rowReader) {
        ParquetFile parquet = new ParquetFile(file, duckDb);
        try {
            return new RowStream<>(file, rowReader, new Row(columns, query.run(parquet)))
                    .stream().onClose(parquet::close);
        } catch (SQLException e) {
            parquet.close();
            throw TableFailure.reading(file, e);
        } catch (CategorizedException e) {
            parquet.close();
            throw e;
        }
    }

    private ParquetFile(Path file, DuckDb duckDb) {
        requireReadable(file);
        this.file = file;
        connection = duckDb.open();
    }

    /** Returns the SQL types of the columns by name, in the file's order. */
    Map<String, String> columnTypes() throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet described =
                query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + SOURCE + ")")) {
            while (described.next()) {
                types.put(described.getString(1), described.getString(2));
            }
        }
        return types;
    }

    ResultSet select(String columns) throws SQLException {
        return query("SELECT " + columns + " FROM " + SOURCE);
    }

    /** The statement lives until the connection is closed. */
    private ResultSet query(String sql) throws SQLException {
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

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // A database in memory that was only read: there is nothing to lose.
        }
    }
}
