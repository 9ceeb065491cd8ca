package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * What each reading or writing of a file may use; a database lives in memory, and only as long as that.
 *
 * @param threads at least 1; changes no byte of what is written
 * @param memoryMegabytes a file is held in it, uncompressed, while it is written; what exceeds it goes to
 *     {@code java.io.tmpdir} for that long
 */
public record DuckDb(int threads, int memoryMegabytes) {
    public DuckDb {
        if (threads < 1 || memoryMegabytes < 1) {
            throw new IllegalArgumentException("DuckDB needs at least 1 thread and 1 MB of memory, but was given "
                    + threads + " threads and " + memoryMegabytes + " MB");
        }
    }

    DuckDBConnection open() {
        return open("");
    }

    /**
     * A database in a file, which is made: for more rows than memory holds.
     *
     * @throws CategorizedException {@code INTERNAL} if it cannot be
     */
    public DuckDBConnection open(Path database) {
        return open(database.toString());
    }

    private DuckDBConnection open(String database) {
        Properties settings = new Properties();
        settings.setProperty("threads", String.valueOf(threads));
        settings.setProperty("memory_limit", memoryMegabytes + "MB");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("temp_directory", spillFolder());
        // No downloads behind anybody's back.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            // Not through DriverManager: it knows the drivers of one class loader only, whichever came first.
            return new DuckDBDriver()
                    .connect("jdbc:duckdb:" + database, settings)
                    .unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw new CategorizedException(FailureCategory.INTERNAL, "cannot start " + this + ": " + e.getMessage(), e);
        }
    }

    /** Made by DuckDB when it runs out of memory, and removed with the connection. Its default is the working directory. */
    private static String spillFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "w2s-duckdb-" + UUID.randomUUID())
                .toString();
    }
}
