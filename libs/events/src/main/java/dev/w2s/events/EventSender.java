package dev.w2s.events;

import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends events: CloudEvents 1.0 in Kafka's binary mode, with the key that orders the events about one thing.
 *
 * @param source who sends, the CloudEvents attribute {@code source}, for example {@code /label-service}
 */
public record EventSender(MessageSender messages, String source) {
    /** Sends an event as {@link MessageSender#send} sends a message. */
    public CompletableFuture<Void> send(String topic, Event event) {
        return messages.send(new ProducerRecord<>(
                topic,
                null,
                event.messageKey().getBytes(StandardCharsets.UTF_8),
                EventJson.write(event),
                CloudEventHeaders.of(event, source)));
    }
}
