package dev.w2s.worker.messaging;

import dev.w2s.events.DeadLetterTopic;
import dev.w2s.events.DeadLetters;
import dev.w2s.events.EventSender;
import dev.w2s.events.KafkaAccess;
import dev.w2s.events.MessageSender;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.Topics;
import dev.w2s.study.job.Service;
import dev.w2s.worker.JobReporter;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Sends the events of all workers of this process to {@link Topics#JOB_EVENTS}, and what they cannot read to the dead
 * letters.
 */
@ApplicationScoped
class KafkaJobReporter implements JobReporter {
    /** The end of a job survives an outage of the broker that is no longer than this. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final MessageSender messages;

    /** A client that cannot reach the broker blocks whoever sends; a job must go on meanwhile. One thread keeps the order. */
    private final ExecutorService sending = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "w2s-worker-events");
        thread.setDaemon(true);
        return thread;
    });

    KafkaJobReporter(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.messages = new MessageSender(KafkaAccess.of(kafka), "worker-events", TIMEOUT);
    }

    @Override
    public CompletionStage<Void> report(Service from, JobEvent event) {
        EventSender sender = new EventSender(messages, "/" + from.label());
        return CompletableFuture.supplyAsync(() -> sender.send(Topics.JOB_EVENTS, event), sending)
                .thenCompose(Function.identity());
    }

    @Produces
    @Singleton
    DeadLetters deadLetters() {
        return new DeadLetterTopic(messages);
    }

    @PreDestroy
    void close() {
        sending.shutdown();
        messages.close();
    }
}
