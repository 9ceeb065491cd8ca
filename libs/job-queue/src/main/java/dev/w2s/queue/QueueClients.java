package dev.w2s.queue;

import dev.w2s.events.KafkaClassLoader;
import dev.w2s.events.MessageSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Creates the Kafka clients of a queue. */
record QueueClients(JobQueueSettings settings) {
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);

    /** A job that is sent once more would otherwise lose a delivery, so the broker gets more time. */
    private static final Duration SENDING = Duration.ofSeconds(30);

    Admin admin() {
        return settings.kafka().admin(settings.clientId(), REQUEST, CALL);
    }

    MessageSender sender() {
        return new MessageSender(settings.kafka(), settings.clientId(), SENDING);
    }

    KafkaShareConsumer<byte[], byte[]> consumer() {
        return KafkaClassLoader.within(() -> new KafkaShareConsumer<>(
                consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * One record at a time and no more in the client's buffer: what lies there is locked and waits. The user's
     * properties go over ours.
     */
    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "share.acknowledgement.mode",
                "explicit",
                "share.acquire.mode",
                "record_limit",
                "max.poll.records",
                1,
                // Between two polls of a running job lies a third of a lock.
                "max.poll.interval.ms",
                (int) Math.max(300_000, settings.lockDuration().toMillis())));
        properties.putAll(settings.kafka().client(settings.clientId()));
        properties.put("group.id", settings.group());
        return properties;
    }
}
