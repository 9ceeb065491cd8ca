package dev.w2s.queue;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one job a queue runs, so that whoever closes the queue can reach it, and no second one starts beside it. */
final class CurrentJob {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentJob.class);
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stopping stopping;
    private volatile @Nullable JobRun run;

    CurrentJob(Stopping stopping) {
        this.stopping = stopping;
    }

    void set(JobRun started) {
        run = started;
        if (stopping.isRequested()) {
            started.cancel(CancellationReason.SHUTDOWN);
        }
    }

    void clear() {
        run = null;
    }

    boolean isRunning() {
        return run != null;
    }

    void cancel(CancellationReason reason) {
        JobRun running = run;
        if (running != null) {
            running.cancel(reason);
        }
    }

    /**
     * Waits for a cancelled job that is still running. Its record may be back here at any time, and a worker must not
     * run a job twice at once.
     */
    void awaitEnd() throws InterruptedException {
        JobRun running = run;
        if (running == null) {
            return;
        }
        long warnAt = System.nanoTime() + PATIENCE.toNanos();
        Optional<DeliveryResult> result = running.await(SLICE);
        while (result.isEmpty() && !stopping.isGraceOver()) {
            if (System.nanoTime() - warnAt > 0) {
                LOG.warn(
                        "{} was cancelled and has been running on for a minute; no other job starts",
                        running.delivery());
                warnAt = System.nanoTime() + PATIENCE.toNanos();
            }
            result = running.await(SLICE);
        }
        clear();
    }
}
