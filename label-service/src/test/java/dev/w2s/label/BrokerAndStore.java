package dev.w2s.label;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.study.event.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real broker and an empty store. */
public final class BrokerAndStore implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedBroker broker;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("label-service-test-");
            broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
            broker.createTopics(Map.of(Topics.JOB_EVENTS, 1, Topics.CONTROL, 1, Topics.DEAD_LETTER, 1));
            return Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrapServers(),
                    "w2s.store",
                    folder.resolve("store").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
