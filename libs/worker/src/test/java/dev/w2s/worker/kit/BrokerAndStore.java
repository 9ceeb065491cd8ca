package dev.w2s.worker.kit;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.study.event.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real broker and an empty store for one test class. Locks may be as short as a second. Arguments of the resource are
 * settings of the service under test.
 */
public final class BrokerAndStore implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> SHORT_LOCKS = Map.of("group.share.min.record.lock.duration.ms", "1000");

    private final Map<String, String> settings = new HashMap<>();
    private @Nullable EmbeddedBroker broker;
    private @Nullable Path folder;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("worker-test-");
            broker = EmbeddedBroker.start(folder.resolve("broker"), 0, SHORT_LOCKS);
            broker.createTopics(Map.of(Topics.JOB_EVENTS, 1, Topics.CONTROL, 1, Topics.DEAD_LETTER, 1));
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            settings.put("w2s.store", folder.resolve("store").toString());
            return settings;
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
