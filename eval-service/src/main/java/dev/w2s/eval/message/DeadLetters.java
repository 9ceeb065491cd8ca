package dev.w2s.eval.message;

import dev.w2s.study.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps messages that nobody can read: key and value as they came, the reason in {@code dead-letter-reason}. */
@ApplicationScoped
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final EventSender sender;

    DeadLetters(EventSender sender) {
        this.sender = sender;
    }

    /** Returns when the message can no longer be lost. */
    void keep(ConsumerRecord<byte[], byte[]> message, String reason) {
        log.warn(
                "message at {}-{}, offset {} goes to {}: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                Topics.DEAD_LETTER,
                reason);
        sender.await(sender.send(new ProducerRecord<>(
                Topics.DEAD_LETTER,
                null,
                message.key(),
                message.value(),
                List.of(
                        EventHeaders.header("dead-letter-reason", reason),
                        EventHeaders.header("dead-letter-topic", message.topic()),
                        EventHeaders.header("dead-letter-partition", Integer.toString(message.partition())),
                        EventHeaders.header("dead-letter-offset", Long.toString(message.offset()))))));
    }
}
