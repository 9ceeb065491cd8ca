package dev.w2s.queue;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts jobs into a queue. Safe for use by several threads. */
public final class JobSender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    /** @param clientProperties for the producer, for example {@code security.protocol} */
    public JobSender(String bootstrapServers, String clientId, Map<String, String> clientProperties) {
        this.producer = KafkaClassLoader.within(() -> new KafkaProducer<>(
                new ClientProperties(bootstrapServers, clientId, clientProperties).producer(),
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    /**
     * A job to send.
     *
     * @param key also chooses the partition, which for a share group means nothing
     * @param headers as text, for example CloudEvents attributes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    public record Job(String key, byte[] value, Map<String, String> headers) {}

    /** As {@link #send(String, List)} for one job. */
    public void send(String topic, Job job) {
        send(topic, List.of(job));
    }

    /**
     * Sends jobs and returns when the broker keeps all of them.
     *
     * @throws CategorizedException {@code INFRASTRUCTURE} if it doesn't keep one; others may be kept
     */
    public void send(String topic, List<Job> jobs) {
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (Job job : jobs) {
                sent.add(producer.send(record(topic, job)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (KafkaException e) {
            throw failure(topic, e);
        } catch (ExecutionException e) {
            throw failure(topic, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(
                    FailureCategory.INTERRUPTED, "interrupted while sending jobs to " + topic, e);
        }
    }

    private static ProducerRecord<String, byte[]> record(String topic, Job job) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, job.key(), job.value());
        job.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static CategorizedException failure(String topic, Throwable cause) {
        return new CategorizedException(
                FailureCategory.INFRASTRUCTURE,
                "jobs could not be sent to topic " + topic + " (" + cause.getMessage() + "); is the broker up?",
                cause);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
