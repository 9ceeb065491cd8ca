package dev.w2s.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when this process is told to end (Ctrl-C, {@code kill}) before {@link #close()}: the thread that made
 * this object is interrupted, and the process ends once that thread has called {@link #close()}.
 */
final class Interruption implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Thread interrupted = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean happened;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean happened() {
        return happened;
    }

    private void interrupt() {
        happened = true;
        interrupted.interrupt();
        try {
            boolean ignored = closed.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingRightNow) {
                // The hook finds the latch open.
            }
        }
    }
}
