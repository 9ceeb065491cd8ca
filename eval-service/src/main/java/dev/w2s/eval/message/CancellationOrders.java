package dev.w2s.eval.message;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.events.EventSender;
import dev.w2s.events.KafkaFutures;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.CategorizedException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders workers to stop jobs that were cancelled, and marks the orders as sent when the broker has them. Dying between
 * the two sends an order twice, which is harmless. A job that a study needs again meanwhile is cancelled no more, so no
 * order is sent.
 */
@ApplicationScoped
public class CancellationOrders implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(CancellationOrders.class);

    private static final int BATCH = 64;

    private final Jobs jobs;
    private final Broker broker;
    private final EventSender sender;

    CancellationOrders(Jobs jobs, Broker broker, EventSender sender) {
        this.jobs = jobs;
        this.broker = broker;
        this.sender = sender;
    }

    @Override
    public Stage stage() {
        return Stage.SEND_CANCELLATIONS;
    }

    @Override
    public int act() {
        int all = 0;
        int sent = BATCH;
        while (sent == BATCH
                && QuarkusTransaction.requiringNew().call(jobs::haveCancellationsDue)
                && broker.answers()) {
            sent = QuarkusTransaction.requiringNew().timeout(120).call(this::sendBatch);
            all += sent;
        }
        return all;
    }

    /** The rows stay locked meanwhile, so that no study can need a job again before its order is sent. */
    private int sendBatch() {
        Map<JobRow, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
        for (JobRow job : jobs.lockCancellationsDue(BATCH)) {
            CompletableFuture<Void> sending = sender.send(Topics.CONTROL, new JobCancellationRequested(job.jobKey()));
            underWay.put(job, sending);
            if (sending.isCompletedExceptionally()) {
                break;
            }
        }
        underWay.forEach((job, sending) -> job.sent = !isAcknowledged(job, sending));
        return (int) underWay.keySet().stream().filter(job -> !job.sent).count();
    }

    private boolean isAcknowledged(JobRow job, CompletableFuture<Void> sending) {
        try {
            KafkaFutures.await(sending);
            return true;
        } catch (CategorizedException e) {
            LOG.warn("the order to cancel {} is sent again in the next round: {}", job.title, e.getMessage());
            return false;
        }
    }
}
