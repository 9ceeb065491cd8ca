package dev.w2s.eval.message;

import dev.w2s.eval.availability.DatabaseProbe;
import dev.w2s.eval.metric.EventMetrics;
import dev.w2s.eval.study.StudyConflictException;
import dev.w2s.events.CloudEventHeaders;
import dev.w2s.events.DeadLetters;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.RefusedMessage;
import dev.w2s.hub.HubAwayException;
import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a message until it is handled. While database or broker are away the message waits, and with it the messages
 * behind it; none is skipped. Three kinds of message become dead letters: one that cannot be read, one whose request is
 * refused, and one that keeps failing while the database answers. The last is a defect that waiting does not cure, or
 * the hub does not answer about a model, and that must not hold up studies that need no hub.
 */
@ApplicationScoped
class RetryingHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingHandler.class);
    private static final Set<FailureCategory> TRANSIENT =
            EnumSet.of(FailureCategory.INFRASTRUCTURE, FailureCategory.STORAGE, FailureCategory.INTERRUPTED);
    private static final int ATTEMPTS_WHILE_DATABASE_ANSWERS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;
    private final DatabaseProbe database;
    private final EventMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);

    RetryingHandler(Broker broker, DatabaseProbe database, EventMetrics metrics) {
        this.deadLetters = broker.deadLetters();
        this.database = database;
        this.metrics = metrics;
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }

    void handle(ConsumerRecord<byte[], byte[]> message, EventHandler handler) {
        Duration pause = FIRST_PAUSE;
        int failuresWhileDatabaseAnswered = 0;
        while (true) {
            try {
                handleOnce(message, handler);
                return;
            } catch (RuntimeException e) {
                failuresWhileDatabaseAnswered += isTransient(e) ? 0 : 1;
                if (failuresWhileDatabaseAnswered == ATTEMPTS_WHILE_DATABASE_ANSWERS) {
                    LOG.error("message {} keeps failing", place(message), e);
                    handler = refusing("keeps failing: " + e);
                }
                LOG.warn("message {} is tried again in {} ms: {}", place(message), pause.toMillis(), e.toString());
                await(pause);
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        }
    }

    private void handleOnce(ConsumerRecord<byte[], byte[]> message, EventHandler handler) {
        try {
            Event event = EventJson.read(CloudEventHeaders.type(message.headers()), message.value());
            metrics.count(event.type(), handler.handle(event));
        } catch (StudyConflictException e) {
            refuse(message, String.valueOf(e.getMessage()));
        } catch (CategorizedException e) {
            if (e.category().isRetryable()) {
                throw e;
            }
            refuse(message, String.valueOf(e.getMessage()));
        }
    }

    private static EventHandler refusing(String reason) {
        return event -> {
            throw new CategorizedException(FailureCategory.INVALID_REQUEST, reason);
        };
    }

    private void refuse(ConsumerRecord<byte[], byte[]> message, String reason) {
        KafkaFutures.await(deadLetters.keep(RefusedMessage.of(message), reason));
        metrics.countDeadLetter(message.topic());
    }

    private static String place(ConsumerRecord<byte[], byte[]> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private boolean isTransient(RuntimeException failure) {
        if (failure instanceof HubAwayException) {
            return false;
        }
        return failure instanceof CategorizedException categorized && TRANSIENT.contains(categorized.category())
                || !database.answers();
    }

    private void await(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service stops; the message is read again at its next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the message is read again at the next start", e);
        }
    }
}
