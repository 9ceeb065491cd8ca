package dev.w2s.worker.messaging;

import dev.w2s.events.DeadLetters;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.RefusedMessage;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.worker.Cancellations;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears every order on {@link dev.w2s.study.event.Topics#CONTROL} that the topic still holds, in every process: jobs
 * that were cancelled while no worker ran are still in the queue.
 */
@ApplicationScoped
class ControlListener {
    private static final Logger LOG = LoggerFactory.getLogger(ControlListener.class);

    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Cancellations cancellations;
    private final DeadLetters deadLetters;

    ControlListener(Cancellations cancellations, DeadLetters deadLetters) {
        this.cancellations = cancellations;
        this.deadLetters = deadLetters;
    }

    @Incoming("worker-control")
    @Blocking
    void order(ConsumerRecord<byte[], byte[]> order) {
        Instant at = Instant.ofEpochMilli(order.timestamp());
        try {
            JobCancellationRequested cancellation = EventJson.read(JobCancellationRequested.class, order.value());
            cancellations.cancel(cancellation.key(), at);
            LOG.debug("job {} is cancelled", cancellation.key().brief());
        } catch (CategorizedException unreadable) {
            // What was unreadable before this process started was refused by those that ran then.
            if (!at.isBefore(startedAt)) {
                refuse(RefusedMessage.of(order), String.valueOf(unreadable.getMessage()));
            }
        }
    }

    private void refuse(RefusedMessage order, String reason) {
        try {
            KafkaFutures.await(deadLetters.keep(order, reason));
        } catch (CategorizedException notTaken) {
            LOG.warn("{} could not be kept: {}", order, notTaken.getMessage());
        }
    }
}
