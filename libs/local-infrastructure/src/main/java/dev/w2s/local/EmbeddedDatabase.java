package dev.w2s.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 17 server as a child process, listening on loopback only and trusting every local user. Its data
 * lives in its folder and survives a restart and a kill of this JVM; a server that such a kill left behind is stopped
 * by the next start in the folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USERNAME = "postgres";

    private final FolderLock lock;
    private final LeftoverPostgres leftovers;
    private final EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedDatabase(FolderLock lock, LeftoverPostgres leftovers, EmbeddedPostgres server) {
        this.lock = lock;
        this.leftovers = leftovers;
        this.server = server;
    }

    /** Starts a server as {@link #start(Path, Path, int)} does, with its programs in the same folder. */
    public static EmbeddedDatabase start(Path folder, int port) {
        return start(folder, folder.resolve("binaries"), port);
    }

    /**
     * Starts a server and returns when it answers queries.
     *
     * @param folder where data and log are kept; created where it is missing
     * @param binaries where the server's programs are unpacked, once; several databases may share it
     * @param port 0 for the port of the last start in this folder, or a free one
     * @throws IllegalStateException where another running process owns the folder, the port is taken, or the server
     *     doesn't start
     */
    public static EmbeddedDatabase start(Path folder, Path binaries, int port) {
        long begin = System.nanoTime();
        FolderLock lock = null;
        DatabaseFolder data = new DatabaseFolder(folder);
        LeftoverPostgres leftovers = new LeftoverPostgres(data.data());
        try {
            lock = FolderLock.take(folder);
            leftovers.stop();
            data.setAsideUnfinished();
            int chosen = new RememberedPorts(folder).choose("database", port);
            if (!FreePort.isFree(chosen)) {
                throw new IllegalStateException(
                        "port " + chosen + " is taken; choose another one, or 0 for a free one");
            }
            EmbeddedPostgres server = startServer(data, binaries, chosen);
            data.markFinished();
            EmbeddedDatabase database = new EmbeddedDatabase(lock, leftovers, server);
            LOG.info(
                    "PostgreSQL on {} in {} ms, data in {}",
                    database.jdbcUrl(),
                    (System.nanoTime() - begin) / 1_000_000,
                    folder);
            return database;
        } catch (Exception e) {
            if (lock != null) {
                leftovers.stop();
                release(lock);
            }
            throw new IllegalStateException(
                    "the embedded PostgreSQL in " + folder + " did not start: " + e.getMessage() + " (its log: "
                            + data.log() + ")",
                    e);
        }
    }

    private static EmbeddedPostgres startServer(DatabaseFolder folder, Path binaries, int port) throws IOException {
        Files.createDirectories(binaries);
        RootUser.check();
        Redirect toLog = Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(toLog)
                .setErrorRedirector(toLog)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off, which is right for data that dies with a test, not for data that is kept.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("log_checkpoints", "off")
                .start();
    }

    /** Returns the address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + USERNAME;
    }

    /** Returns the name of a superuser, for whom any password will do. */
    public String username() {
        return USERNAME;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly", e);
        }
        leftovers.stop();
        release(lock);
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock of the database's folder could not be released", e);
        }
    }
}
