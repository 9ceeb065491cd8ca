package dev.w2s.allinone;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.local.EmbeddedDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The broker and the database, which start side by side. */
final class Infrastructure implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;

    private Infrastructure(EmbeddedBroker broker, EmbeddedDatabase database) {
        this.broker = broker;
        this.database = database;
    }

    /** @throws StartFailure if one of them does not start; the other one is stopped then */
    static Infrastructure start(HomeFolder home) {
        CompletableFuture<EmbeddedDatabase> starting = CompletableFuture.supplyAsync(
                () -> EmbeddedDatabase.start(home.database(), 0), Infrastructure::onThread);
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(home.broker(), 0);
            return new Infrastructure(broker, starting.join());
        } catch (RuntimeException e) {
            close(broker, starting);
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            throw new StartFailure(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static void onThread(Runnable task) {
        new Thread(task, "database-start").start();
    }

    private static void close(@Nullable EmbeddedBroker broker, CompletableFuture<EmbeddedDatabase> starting) {
        if (broker != null) {
            broker.close();
        }
        starting.handle((database, failure) -> {
                    if (database != null) {
                        database.close();
                    }
                    return null;
                })
                .join();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    String databaseUser() {
        return database.username();
    }

    @Override
    public void close() {
        // A broker whose disk failed may take its time; the database is a process of its own and must not outlive this
        // one.
        database.close();
        broker.close();
    }
}
