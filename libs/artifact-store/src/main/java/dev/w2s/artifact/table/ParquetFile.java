package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** A Parquet file under a query. Close it when its rows have been read. */
final class ParquetFile implements AutoCloseable {
    private static final String SOURCE = "read_parquet(?, hive_partitioning = false)";

    private final Path file;
    private final DuckDBConnection connection;

    ParquetFile(Path file, DuckDb duckDb) {
        requireReadable(file);
        this.file = file;
        connection = duckDb.open();
    }

    /** Names and SQL types in the file's order. */
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
