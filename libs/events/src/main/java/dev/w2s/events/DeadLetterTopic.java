package dev.w2s.events;

import dev.w2s.study.event.Topics;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in {@link Topics#DEAD_LETTER}: key and value as they came, and in headers the reason and where the
 * message lay.
 */
public record DeadLetterTopic(MessageSender messages) implements DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);

    @Override
    public CompletionStage<Void> keep(RefusedMessage message, String reason) {
        LOG.warn("{} goes to {}: {}", message, Topics.DEAD_LETTER, reason);
        return messages.send(new ProducerRecord<>(
                Topics.DEAD_LETTER,
                null,
                message.key(),
                message.value(),
                List.of(
                        CloudEventHeaders.header("dead-letter-reason", reason),
                        CloudEventHeaders.header("dead-letter-topic", message.topic()),
                        CloudEventHeaders.header("dead-letter-partition", Integer.toString(message.partition())),
                        CloudEventHeaders.header("dead-letter-offset", Long.toString(message.offset())))));
    }
}
