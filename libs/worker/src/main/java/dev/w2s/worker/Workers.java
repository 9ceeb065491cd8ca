package dev.w2s.worker;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.events.DeadLetters;
import dev.w2s.events.KafkaAccess;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts every service of this JVM with the application, and stops it before the channels close. */
@ApplicationScoped
class Workers {
    private final List<WorkerDefinition> definitions;
    private final JobReporter reporter;
    private final DeadLetters deadLetters;
    private final Cancellations cancellations;
    private final MeterRegistry registry;
    private final WorkerHealth health;
    private final Map<String, Object> kafka;
    private final String version;
    private final InstantSource clock = InstantSource.system();
    private final List<Worker> workers = new ArrayList<>();

    Workers(
            @All List<WorkerDefinition> definitions,
            JobReporter reporter,
            DeadLetters deadLetters,
            Cancellations cancellations,
            MeterRegistry registry,
            WorkerHealth health,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.definitions = definitions;
        this.reporter = reporter;
        this.deadLetters = deadLetters;
        this.cancellations = cancellations;
        this.registry = registry;
        this.health = health;
        this.kafka = kafka;
        this.version = version;
    }

    /** Starts the workers after the channels, which start at priority 1000. */
    void start(@Observes @Priority(3000) StartupEvent event) {
        Map<Path, ArtifactStore> stores = new TreeMap<>();
        String host = hostName();
        for (WorkerDefinition definition : definitions) {
            ArtifactStore store = stores.computeIfAbsent(
                    definition.settings().store().toAbsolutePath().normalize(), FolderArtifactStore::open);
            JobMetrics metrics = new JobMetrics(registry, definition.service());
            Worker worker = new Worker(definition, KafkaAccess.of(kafka), host, jobs(definition, store, metrics, host));
            metrics.lag(worker::lag);
            health.watch(worker);
            workers.add(worker);
        }
        new StoreMetrics(registry, stores.values(), clock);
        workers.forEach(Worker::start);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        CompletableFuture.allOf(workers.stream()
                        .map(worker -> CompletableFuture.runAsync(worker::close))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private JobWorker jobs(WorkerDefinition definition, ArtifactStore store, JobMetrics metrics, String host) {
        return new JobWorker(
                WorkerIdentity.of(definition, host, version),
                new Runners(definition.service(), definition.runners()),
                store,
                reporter,
                deadLetters,
                cancellations,
                metrics,
                new MemoryRetries(definition.settings().deliveryLimit()),
                clock);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
