package dev.w2s.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a running job whether, and why, it should stop. Safe for use by several threads. */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final List<Runnable> actions = new ArrayList<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable CancellationReason reason;

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    public synchronized Optional<CancellationReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Runs {@code action} when the job is cancelled, on the thread that cancels it; at once where it already is. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!isCancelled()) {
                actions.add(action);
                return;
            }
        }
        run(action);
    }

    /** Waits for a cancellation and returns whether there was one. */
    public boolean await(Duration atMost) throws InterruptedException {
        return cancelled.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks the job to stop. Where it is asked twice, the first reason stays. */
    public void cancel(CancellationReason why) {
        List<Runnable> toRun;
        synchronized (this) {
            if (isCancelled()) {
                return;
            }
            reason = why;
            toRun = List.copyOf(actions);
            actions.clear();
            cancelled.countDown();
        }
        toRun.forEach(Cancellation::run);
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("an action on cancellation failed", e);
        }
    }
}
