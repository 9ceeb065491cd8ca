package dev.w2s.queue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps failures in memory. */
final class RecordedFailures implements JobFailures {
    private final BlockingQueue<JobFailure> failures = new LinkedBlockingQueue<>();

    @Override
    public void record(Delivery delivery, JobFailure failure) {
        failures.add(failure);
    }

    JobFailure next() throws InterruptedException {
        JobFailure failure = failures.poll(60, TimeUnit.SECONDS);
        if (failure == null) {
            throw new AssertionError("no failure was recorded within a minute");
        }
        return failure;
    }

    boolean isEmpty() {
        return failures.isEmpty();
    }
}
