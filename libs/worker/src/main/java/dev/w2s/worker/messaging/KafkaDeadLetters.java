package dev.w2s.worker.messaging;

import dev.w2s.worker.DeadLetters;
import dev.w2s.worker.UnreadableMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends a message's key and value as they came; the headers are those of SmallRye's own dead-letter queue. */
@ApplicationScoped
class KafkaDeadLetters implements DeadLetters {
    static final String CHANNEL = "worker-dead-letters";

    private final MutinyEmitter<byte[]> emitter;

    KafkaDeadLetters(@Channel(CHANNEL) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public CompletionStage<Void> send(UnreadableMessage message, String reason) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("dead-letter-reason", bytes(reason));
        headers.add("dead-letter-topic", bytes(message.topic()));
        headers.add("dead-letter-partition", bytes(Integer.toString(message.partition())));
        headers.add("dead-letter-offset", bytes(Long.toString(message.offset())));
        OutgoingKafkaRecordMetadata<String> record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(message.key())
                .withHeaders(headers)
                .build();
        return emitter.sendMessage(Message.of(message.value(), Metadata.of(record)))
                .subscribeAsCompletionStage();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
