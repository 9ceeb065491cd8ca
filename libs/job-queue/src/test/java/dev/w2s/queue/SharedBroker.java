package dev.w2s.queue;

import dev.w2s.local.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests of this JVM, which accepts locks of a second. */
final class SharedBroker implements BeforeAllCallback, AutoCloseable {
    static final Map<String, String> SHORT_LOCKS = Map.of("group.share.min.record.lock.duration.ms", "1000");

    private static volatile String bootstrapServers = "";

    private final EmbeddedBroker broker;

    SharedBroker() {
        this(null);
    }

    private SharedBroker(EmbeddedBroker broker) {
        this.broker = broker;
    }

    static String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
                .computeIfAbsent(SharedBroker.class, key -> start());
    }

    private static SharedBroker start() {
        try {
            Path folder =
                    Files.createTempDirectory(Path.of("target"), "broker-").toAbsolutePath();
            EmbeddedBroker broker = EmbeddedBroker.start(folder, 0, SHORT_LOCKS);
            bootstrapServers = broker.bootstrapServers();
            return new SharedBroker(broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
