package dev.w2s.eval.service;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.local.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker, a database and a store of their own for the tests of this module; broker and database can be taken away.
 */
public final class Servers implements QuarkusTestResourceLifecycleManager {
    private Path root;
    private EmbeddedBroker broker;
    private EmbeddedDatabase database;
    private TestClient kafka;
    private FakeWorker worker;

    @Override
    public Map<String, String> start() {
        try {
            root = Files.createTempDirectory("eval-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startBroker();
        startDatabase();
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", "any",
                "w2s.store", store().toString(),
                "w2s.eval.reconcile-interval", "1s",
                "w2s.eval.discover-after", "1s",
                "w2s.eval.send-timeout", "2s",
                "w2s.eval.watch-interval", "100ms",
                "w2s.eval.heartbeat-interval", "200ms");
    }

    FakeWorker worker() {
        if (worker == null) {
            worker = new FakeWorker(store(), kafka());
        }
        return worker;
    }

    TestClient kafka() {
        if (kafka == null) {
            kafka = new TestClient(broker.bootstrapServers());
        }
        return kafka;
    }

    public Path store() {
        return root.resolve("store");
    }

    public void startBroker() {
        broker = EmbeddedBroker.start(root.resolve("broker"), 0);
    }

    public void stopBroker() {
        broker.close();
    }

    public void startDatabase() {
        database = EmbeddedDatabase.start(root.resolve("database"), Path.of("target", "postgres"), 0);
    }

    public void stopDatabase() {
        database.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Servers.class));
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        broker.close();
        database.close();
    }
}
