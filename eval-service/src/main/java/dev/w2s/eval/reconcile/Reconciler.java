package dev.w2s.eval.reconcile;

import dev.w2s.eval.availability.DatabaseProbe;
import dev.w2s.eval.metric.EventMetrics;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that does what the database says is still to be done: order cancellations, send jobs, score, conclude,
 * publish. Nothing else does these things, so the next round also does what a crash interrupted. Rounds run at an
 * interval, the first at start, and whenever a nudge says that something has changed.
 */
@ApplicationScoped
public class Reconciler implements Nudge {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final List<ReconcilerStep> steps;
    private final ExecutorService executor;
    private final DatabaseProbe database;
    private final EventMetrics metrics;
    private final AtomicInteger nudges = new AtomicInteger();
    private volatile long lastRound = System.nanoTime();
    private volatile boolean closing;

    Reconciler(
            @All List<ReconcilerStep> steps, ExecutorService executor, DatabaseProbe database, EventMetrics metrics) {
        this.steps = steps.stream()
                .sorted(Comparator.comparing(ReconcilerStep::stage))
                .toList();
        this.executor = executor;
        this.database = database;
        this.metrics = metrics;
    }

    void close(@Observes ShutdownEvent event) {
        closing = true;
    }

    @Scheduled(every = "${w2s.eval.reconcile-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        round(true);
    }

    /** Starts a round at once; any number of nudges during a round cause one more round. */
    @Override
    public void nudge() {
        if (nudges.getAndIncrement() == 0) {
            executor.execute(this::roundsUntilNobodyNudges);
        }
    }

    private void roundsUntilNobodyNudges() {
        int seen;
        do {
            seen = nudges.get();
            round(false);
        } while (nudges.addAndGet(-seen) > 0);
    }

    /**
     * Runs the steps; a failure of one does not keep the others from their work. Without a database nothing can be
     * done.
     */
    private synchronized void round(boolean periodic) {
        lastRound = System.nanoTime();
        if (!database.answers()) {
            return;
        }
        for (ReconcilerStep step : steps) {
            if (!closing && (periodic || !step.stage().isOnlyPeriodic())) {
                act(step);
            }
        }
    }

    private void act(ReconcilerStep step) {
        String action = step.stage().label();
        try {
            int done = step.act();
            if (done > 0) {
                metrics.countActions(action, done);
                LOG.debug("{}: {}", action, done);
            }
        } catch (RuntimeException e) {
            metrics.countFailure(action);
            LOG.warn("{} is tried again in the next round: {}", action, e.toString());
            LOG.debug("{}", action, e);
        }
    }

    public Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }
}
