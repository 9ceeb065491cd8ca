package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes rows of one kind. Equal rows give equal bytes. */
final class ParquetWriter<R> {
    /**
     * Fixed, so that the bytes depend on the rows alone. A row group is held in memory several times over: keep it
     * small.
     */
    private static final String FORMAT = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384, USE_TMP_FILE false)";

    interface RowAppender<R> {
        /** Appends the columns in their order. */
        void append(R row, DuckDBAppender appender) throws SQLException;
    }

    private final DuckDb duckDb;
    private final List<Column> columns;
    private final RowAppender<R> rowAppender;

    ParquetWriter(DuckDb duckDb, List<Column> columns, RowAppender<R> rowAppender) {
        this.duckDb = duckDb;
        this.columns = columns;
        this.rowAppender = rowAppender;
    }

    void write(Path file, Iterable<R> rows) {
        try (DuckDBConnection connection = duckDb.open()) {
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE rows("
                        + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ")");
            }
            append(connection, rows);
            copy(connection, file);
        } catch (SQLException e) {
            throw TableFailure.writing(file, e);
        }
    }

    private void append(DuckDBConnection connection, Iterable<R> rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
            for (R row : rows) {
                appender.beginRow();
                rowAppender.append(row, appender);
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
            FileFailure.deleteHalfWritten(file);
            throw failure;
        }
    }
}
