package dev.w2s.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.local.FreePort;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a sender says while nobody answers. */
class AbsentBrokerTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @Test
    void sendingSaysWhatIsWrong() {
        sendingFails("127.0.0.1:" + FreePort.find());
    }

    @Test
    void aNameThatDoesNotResolveFailsTheMessageAndNotTheSender() {
        sendingFails("no-such-host.invalid:9092");
    }

    private static void sendingFails(String bootstrapServers) {
        try (MessageSender sender = new MessageSender(new KafkaAccess(bootstrapServers, Map.of()), "sender", TIMEOUT)) {
            // when
            CompletableFuture<Void> sent = sender.send(new ProducerRecord<>("jobs", new byte[0]));

            // then
            assertThatThrownBy(() -> KafkaFutures.await(sent))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.INFRASTRUCTURE))
                    .hasMessageContaining("topic jobs")
                    .hasMessageContaining("is the broker up?");
        }
    }
}
