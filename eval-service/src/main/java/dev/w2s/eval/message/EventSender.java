package dev.w2s.eval.message;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends to any topic, and knows when the broker has it. */
@ApplicationScoped
public class EventSender {
    private final Broker broker;
    private final EvalConfiguration configuration;

    EventSender(Broker broker, EvalConfiguration configuration) {
        this.broker = broker;
        this.configuration = configuration;
    }

    /** Completes when all in-sync replicas have the event; fails no later than {@code w2s.eval.send-timeout}. */
    public CompletableFuture<Void> send(String topic, Event event) {
        return send(new ProducerRecord<>(
                topic,
                null,
                event.messageKey().getBytes(StandardCharsets.UTF_8),
                EventJson.write(event),
                EventHeaders.of(event)));
    }

    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            broker.producer().send(message, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Waits for the acknowledgement. */
    public void await(CompletableFuture<Void> sent) {
        try {
            sent.get(2 * configuration.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "the broker has not acknowledged a message: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(FailureCategory.INTERRUPTED, "interrupted while sending", e);
        }
    }
}
