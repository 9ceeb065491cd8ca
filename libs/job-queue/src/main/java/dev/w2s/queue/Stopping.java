package dev.w2s.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Knows whether a queue is being closed, and until when its job may go on. */
final class Stopping {
    private final CountDownLatch requested = new CountDownLatch(1);
    private volatile long deadline;

    void request(Duration grace) {
        deadline = System.nanoTime() + grace.toNanos();
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    boolean isGraceOver() {
        return isRequested() && System.nanoTime() - deadline >= 0;
    }

    /** Sleeps, at most until closing is requested. */
    void pause(Duration atMost) throws InterruptedException {
        requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
