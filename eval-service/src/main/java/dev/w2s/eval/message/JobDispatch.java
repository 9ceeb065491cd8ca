package dev.w2s.eval.message;

import dev.w2s.eval.job.JobLifecycle;
import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.events.EventSender;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.LogContext;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.failure.CategorizedException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends released jobs to their services' topics, and marks them as sent when the broker has them. Dying between the two
 * sends a job twice, which is harmless; a job that is released and not marked is never forgotten.
 */
@ApplicationScoped
public class JobDispatch implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(JobDispatch.class);
    private static final int BATCH = 64;

    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final Broker broker;
    private final EventSender sender;
    private final InstantSource clock;

    JobDispatch(Jobs jobs, JobLifecycle lifecycle, Broker broker, EventSender sender, InstantSource clock) {
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.broker = broker;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.SEND_JOBS;
    }

    @Override
    public int act() {
        int all = 0;
        int sent = BATCH;
        while (sent == BATCH && QuarkusTransaction.requiringNew().call(jobs::haveUnsent) && broker.answers()) {
            List<JobRow> unreadable = new ArrayList<>();
            sent = QuarkusTransaction.requiringNew().timeout(120).call(() -> sendBatch(unreadable));
            unreadable.forEach(lifecycle::refuseToSend);
            all += sent;
        }
        return all;
    }

    /** The rows stay locked meanwhile, so that no other process sends the same jobs. */
    private int sendBatch(List<JobRow> unreadable) {
        Map<JobRow, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
        for (JobRow job : jobs.lockUnsent(BATCH)) {
            JobRequested request;
            try {
                request = new JobRequested(job.jobKey(), job.studyId, job.title, job.attempt.number, job.readRecipe());
            } catch (RuntimeException e) {
                LOG.error("the recipe of {} cannot be read", job.title, e);
                unreadable.add(job);
                continue;
            }
            CompletableFuture<Void> sending = sender.send(job.kind.service().jobsTopic(), request);
            underWay.put(job, sending);
            if (sending.isCompletedExceptionally()) {
                break;
            }
        }
        List<String> acknowledged = new ArrayList<>();
        underWay.forEach((job, sending) -> {
            if (isAcknowledged(job, sending)) {
                acknowledged.add(job.key);
            }
        });
        if (!acknowledged.isEmpty()) {
            jobs.markSent(acknowledged, clock.instant());
        }
        return acknowledged.size();
    }

    private boolean isAcknowledged(JobRow job, CompletableFuture<Void> sending) {
        try (LogContext context = LogContext.job(job.studyId, job.kind, job.jobKey())) {
            KafkaFutures.await(sending);
            LOG.info("sent {}, attempt {}", job.title, job.attempt.number);
            return true;
        } catch (CategorizedException e) {
            LOG.warn("{} is sent again in the next round: {}", job.title, e.getMessage());
            return false;
        }
    }
}
