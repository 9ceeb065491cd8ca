package dev.w2s.events;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to any topic and tells when the broker has them. Messages with the same key arrive in the order in
 * which they were sent. The Kafka client is created when it is first needed, so a broker that cannot be found does not
 * keep a service from starting. Safe for use by several threads.
 */
public final class MessageSender implements AutoCloseable {
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaAccess kafka;
    private final String clientId;
    private final Duration timeout;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param timeout how long the broker may take to acknowledge a message */
    public MessageSender(KafkaAccess kafka, String clientId, Duration timeout) {
        this.kafka = kafka;
        this.clientId = clientId;
        this.timeout = timeout;
    }

    /**
     * Sends a message. Blocks, no longer than the timeout, only while the broker has not told yet where the topic lies.
     *
     * @return done when all in-sync replicas have the message; fails with a {@link CategorizedException}
     *     ({@code INFRASTRUCTURE}) when the timeout is over
     */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        try {
            producer().send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledgement.complete(null);
                } else {
                    acknowledgement.completeExceptionally(notTaken(message, failure));
                }
            });
        } catch (RuntimeException e) {
            acknowledgement.completeExceptionally(notTaken(message, e));
        }
        return acknowledgement;
    }

    private static CategorizedException notTaken(ProducerRecord<byte[], byte[]> message, Exception failure) {
        return new CategorizedException(
                FailureCategory.INFRASTRUCTURE,
                "the broker did not take a message to topic " + message.topic() + " (" + failure.getMessage()
                        + "); is the broker up?",
                failure);
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> client = kafka.client(clientId);
            client.put(ProducerConfig.ACKS_CONFIG, "all");
            client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(timeout));
            client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(timeout));
            client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis(timeout), millis(LONGEST_REQUEST)));
            // A client that forgets where a topic lies would block its callers while the broker is away.
            client.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, millis(Duration.ofDays(1)));
            producer = KafkaClassLoader.within(
                    () -> new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
        }
        return producer;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }
}
