package dev.w2s.train;

import dev.w2s.local.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker, and an empty store. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("train-test-");
            broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
            broker.createTopics(Map.of("w2s.job-events", 1, "w2s.control", 1, "w2s.dead-letter", 1));
            return Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrapServers(),
                    "w2s.store",
                    folder.resolve("store").toString(),
                    "w2s.train.delivery-limit",
                    "2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
