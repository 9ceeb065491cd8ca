package dev.w2s.queue;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener's exceptions away from the queue. */
final class GuardedListener implements JobQueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final JobQueueListener listener;

    GuardedListener(JobQueueListener listener) {
        this.listener = listener;
    }

    @Override
    public void started(Delivery delivery) {
        guard(() -> listener.started(delivery));
    }

    @Override
    public void finished(Delivery delivery, Duration took) {
        guard(() -> listener.finished(delivery, took));
    }

    @Override
    public void failed(Delivery delivery, JobFailure failure) {
        guard(() -> listener.failed(delivery, failure));
    }

    @Override
    public void retried(Delivery delivery, JobFailure failure) {
        guard(() -> listener.retried(delivery, failure));
    }

    @Override
    public void givenBack(Delivery delivery) {
        guard(() -> listener.givenBack(delivery));
    }

    @Override
    public void lockLost(Delivery delivery) {
        guard(() -> listener.lockLost(delivery));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener failed", e);
        }
    }
}
