package dev.w2s.worker.messaging;

import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.worker.Cancellations;
import dev.w2s.worker.DeadLetters;
import dev.w2s.worker.UnreadableMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears every order on {@link dev.w2s.study.event.Topics#CONTROL} that the topic still holds, in every process: jobs that were
 * cancelled while no worker ran are still in the queue.
 */
@ApplicationScoped
class ControlListener {
    static final String CHANNEL = "worker-control";

    private static final Logger log = LoggerFactory.getLogger(ControlListener.class);

    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Cancellations cancellations;
    private final DeadLetters deadLetters;

    ControlListener(Cancellations cancellations, DeadLetters deadLetters) {
        this.cancellations = cancellations;
        this.deadLetters = deadLetters;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> order(ConsumerRecord<String, byte[]> order) {
        Instant at = Instant.ofEpochMilli(order.timestamp());
        try {
            JobCancellationRequested cancellation = EventJson.read(JobCancellationRequested.class, order.value());
            cancellations.cancel(cancellation.key(), at);
            log.debug("job {} is cancelled", cancellation.key().brief());
        } catch (CategorizedException unreadable) {
            // What was unreadable before this process started was refused by those that ran then.
            if (!at.isBefore(startedAt)) {
                return refuse(order, String.valueOf(unreadable.getMessage()));
            }
        }
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> refuse(ConsumerRecord<String, byte[]> order, String reason) {
        UnreadableMessage message = new UnreadableMessage(
                order.topic(),
                order.partition(),
                order.offset(),
                Objects.requireNonNullElse(order.key(), ""),
                Objects.requireNonNullElse(order.value(), new byte[0]));
        log.warn("unreadable {}: {}", message, reason);
        return deadLetters.send(message, reason).exceptionally(failure -> {
            log.warn("unreadable {} could not be kept: {}", message, failure.toString());
            return null;
        });
    }
}
