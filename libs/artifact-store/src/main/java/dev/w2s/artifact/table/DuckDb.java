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
 * The limits of each DuckDB database, one of which is opened in memory for every file that is read or written.
 *
 * @param threads at least 1; their number changes no byte of what is written
 * @param memoryMegabytes for a file that is written, which is held uncompressed meanwhile; what exceeds it goes to
 *     {@code java.io.tmpdir} for that time
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
     * Makes a database in a file, for more rows than fit into memory.
     *
     * @throws CategorizedException {@code INTERNAL} if it cannot be made
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
        // DuckDB would download extensions without being asked.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            // DriverManager knows only the drivers of the class loader that used it first.
            return new DuckDBDriver()
                    .connect("jdbc:duckdb:" + database, settings)
                    .unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw new CategorizedException(FailureCategory.INTERNAL, "cannot start " + this + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns a folder that DuckDB makes when it runs out of memory and removes with the connection, instead of the
     * working directory.
     */
    private static String spillFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "w2s-duckdb-" + UUID.randomUUID())
                .toString();
    }
}
