package dev.w2s.queue;

import dev.w2s.events.KafkaAccess;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.MessageSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A topic and a group of one test, its workers and its sender. */
final class QueueFixture implements AutoCloseable {
    static final Duration LOCK = Duration.ofSeconds(2);

    private final List<JobQueue> queues = new ArrayList<>();
    private final RecordedFailures failures = new RecordedFailures();
    private final MessageSender sender;
    private JobQueueSettings settings;

    QueueFixture(String bootstrapServers) {
        String name = "jobs-" + UUID.randomUUID();
        KafkaAccess kafka = new KafkaAccess(bootstrapServers, Map.of());
        this.settings = new JobQueueSettings(kafka, name, name, 1, LOCK, 3, Duration.ofMillis(50), name);
        this.sender = new MessageSender(kafka, "sender", Duration.ofSeconds(10));
    }

    JobQueueSettings settings() {
        return settings;
    }

    RecordedFailures failures() {
        return failures;
    }

    QueueFixture lock(Duration lock) {
        settings = new JobQueueSettings(
                settings.kafka(),
                settings.topic(),
                settings.group(),
                settings.partitions(),
                lock,
                settings.deliveryLimit(),
                settings.retryBackoff(),
                settings.clientId());
        return this;
    }

    QueueFixture deliveryLimit(int limit) {
        settings = new JobQueueSettings(
                settings.kafka(),
                settings.topic(),
                settings.group(),
                settings.partitions(),
                settings.lockDuration(),
                limit,
                settings.retryBackoff(),
                settings.clientId());
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
        for (String key : keys) {
            ProducerRecord<byte[], byte[]> job = new ProducerRecord<>(
                    settings.topic(),
                    key.getBytes(StandardCharsets.UTF_8),
                    ("value of " + key).getBytes(StandardCharsets.UTF_8));
            job.headers().add("type", "test".getBytes(StandardCharsets.UTF_8));
            KafkaFutures.await(sender.send(job));
        }
    }

    @Override
    public void close() {
        queues.forEach(JobQueue::close);
        sender.close();
    }
}
