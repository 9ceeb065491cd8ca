package dev.w2s.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A message that a service refuses, and where it lies.
 *
 * @param key as it came; null where it has none
 * @param value as it came; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record RefusedMessage(String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    public static RefusedMessage of(ConsumerRecord<byte[], byte[]> message) {
        return new RefusedMessage(
                message.topic(), message.partition(), message.offset(), message.key(), message.value());
    }

    @Override
    public String toString() {
        return "message at " + topic + "-" + partition + "@" + offset;
    }
}
