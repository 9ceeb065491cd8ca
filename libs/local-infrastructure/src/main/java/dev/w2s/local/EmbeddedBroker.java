package dev.w2s.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller in this JVM, listening on loopback only. Topics, records, offsets and share
 * group state live in its folder and survive a restart, a kill and a change of port.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private boolean closed;

    private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, String bootstrapServers) {
        this.lock = lock;
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker as {@link #start(Path, int, Map)} does, with no configuration of the caller's. */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * Starts a broker and returns when it serves requests.
     *
     * @param folder where everything is kept; created where it is missing
     * @param port 0 for the port of the last start in this folder, or a free one
     * @param overrides broker configuration that goes over this class's own
     * @throws IllegalStateException where another running process owns the folder, or the broker doesn't start
     */
    public static EmbeddedBroker start(Path folder, int port, Map<String, String> overrides) {
        long begin = System.nanoTime();
        FolderLock lock = null;
        try {
            lock = FolderLock.take(folder);
            RememberedPorts ports = new RememberedPorts(folder);
            BrokerFolder brokerFolder = new BrokerFolder(folder);
            brokerFolder.formatOnce();
            BrokerConfiguration configuration = new BrokerConfiguration(
                    brokerFolder.data(), ports.choose("broker", port), ports.choose("controller", 0));
            EmbeddedBroker broker = startServer(lock, configuration.properties(overrides), configuration.listener());
            LOG.info(
                    "Kafka broker on {} in {} ms, data in {}",
                    broker.bootstrapServers,
                    (System.nanoTime() - begin) / 1_000_000,
                    folder);
            return broker;
        } catch (Exception e) {
            release(lock);
            if (e instanceof IllegalStateException clear) {
                throw clear;
            }
            throw new IllegalStateException(
                    "the embedded Kafka broker in " + folder + " did not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedBroker startServer(FolderLock lock, Properties properties, String listener) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException | Error e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
        return new EmbeddedBroker(lock, server, listener);
    }

    private static void release(@Nullable FolderLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.warn("the lock of the broker's folder could not be released", e);
            }
        }
    }

    /** Returns the broker's address, {@code 127.0.0.1:<port>}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Creates the topics that do not exist yet; one that exists keeps its partitions. Returns when the broker serves
     * them.
     */
    public void createTopics(Map<String, Integer> partitionsByTopic) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            List<NewTopic> topics = partitionsByTopic.entrySet().stream()
                    .map(topic -> new NewTopic(topic.getKey(), Optional.of(topic.getValue()), Optional.empty()))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(
                                "topics " + partitionsByTopic + " could not be created: " + e.getMessage(), e);
                    }
                }
            }
            awaitServed(admin, partitionsByTopic.keySet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics " + partitionsByTopic.keySet(), e);
        }
    }

    /** Waits until the broker knows the topics: the controller has created them a moment before. */
    private static void awaitServed(Admin admin, Set<String> topics) throws InterruptedException {
        long deadline = System.nanoTime() + SERVED_WITHIN.toNanos();
        while (true) {
            try {
                admin.describeTopics(topics).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "topics " + topics + " were created, but the broker does not serve them: " + e.getMessage(),
                            e);
                }
                Thread.sleep(20);
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        release(lock);
    }
}
