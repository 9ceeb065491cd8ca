package dev.w2s.eval.message;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.log.LogContext;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.failure.CategorizedException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final Logger log = LoggerFactory.getLogger(JobDispatch.class);
    private static final int BATCH = 64;

    private final Jobs jobs;
    private final EventSender sender;

    JobDispatch(Jobs jobs, EventSender sender) {
        this.jobs = jobs;
        this.sender = sender;
    }

    @Override
    public Stage stage() {
        return Stage.SEND_JOBS;
    }

    @Override
    public int act() {
        int all = 0;
        int sent;
        do {
            sent = QuarkusTransaction.requiringNew().timeout(120).call(this::sendBatch);
            all += sent;
        } while (sent == BATCH);
        return all;
    }

    /** The rows stay locked meanwhile, so that no other process sends the same jobs. */
    private int sendBatch() {
        Map<JobRow, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
        for (JobRow job : jobs.lockUnsent(BATCH)) {
            CompletableFuture<Void> sending = sender.send(job.kind.service().jobsTopic(), request(job));
            underWay.put(job, sending);
            if (sending.isCompletedExceptionally()) {
                break;
            }
        }
        List<String> acknowledged = new ArrayList<>();
        underWay.forEach((job, sending) -> {
            try (LogContext context = LogContext.job(job.studyId, job.title, job.jobKey())) {
                sender.await(sending);
                acknowledged.add(job.key);
                log.info("sent {}, attempt {}", job.title, job.attempt);
            } catch (CategorizedException e) {
                log.warn("{} is sent again in the next round: {}", job.title, e.getMessage());
            }
        });
        if (!acknowledged.isEmpty()) {
            jobs.markSent(acknowledged, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
        return acknowledged.size();
    }

    private static JobRequested request(JobRow job) {
        return new JobRequested(job.jobKey(), job.studyId, job.title, job.attempt, job.readRecipe());
    }
}
