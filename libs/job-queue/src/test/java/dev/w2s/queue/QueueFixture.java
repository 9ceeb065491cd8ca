package dev.w2s.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A topic and a group of one test, its workers and its sender. */
final class QueueFixture implements AutoCloseable {
    static final Duration LOCK = Duration.ofSeconds(2);

    private final List<JobQueue> queues = new ArrayList<>();
    private final RecordedFailures failures = new RecordedFailures();
    private final JobSender sender;
    private JobQueueSettings settings;

    QueueFixture(String bootstrapServers) {
        String name = "jobs-" + UUID.randomUUID();
        this.settings =
                new JobQueueSettings(bootstrapServers, name, name, 1, LOCK, 3, Duration.ofMillis(50), name, Map.of());
        this.sender = new JobSender(bootstrapServers, "sender", Map.of());
    }

    JobQueueSettings settings() {
        return settings;
    }

    RecordedFailures failures() {
        return failures;
    }

    QueueFixture lock(Duration lock) {
        settings = new JobQueueSettings(
                settings.bootstrapServers(),
                settings.topic(),
                settings.group(),
                settings.partitions(),
                lock,
                settings.deliveryLimit(),
                settings.retryBackoff(),
                settings.clientId(),
                settings.clientProperties());
        return this;
    }

    QueueFixture deliveryLimit(int limit) {
        settings = new JobQueueSettings(
                settings.bootstrapServers(),
                settings.topic(),
                settings.group(),
                settings.partitions(),
                settings.lockDuration(),
                limit,
                settings.retryBackoff(),
                settings.clientId(),
                settings.clientProperties());
        return this;
    }

    JobQueue start(JobHandler handler) {
        return start(handler, JobQueueListener.NONE);
    }

    JobQueue start(JobHandler handler, JobQueueListener listener) {
        JobQueue queue = new JobQueue(settings, handler, failures, listener);
        queues.add(queue);
        queue.start();
        return queue;
    }

    /** The topic must exist before a sender can use it; a worker's start creates it. */
    void send(String... keys) throws InterruptedException {
        new GroupSetup(settings).prepare();
        sender.send(
                settings.topic(),
                List.of(keys).stream()
                        .map(key -> new JobSender.Job(
                                key, ("value of " + key).getBytes(StandardCharsets.UTF_8), Map.of("type", "test")))
                        .toList());
    }

    @Override
    public void close() {
        queues.forEach(JobQueue::close);
        sender.close();
    }
}
