package dev.w2s.queue;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;

/** Holds a claimed job until it ends: renews the lock, and tells the broker and the listener how it ended. */
final class JobLease {
    /** How soon an end of the job, or of the grace at closing, is noticed. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private final Attempt attempt;
    private final JobQueueListener listener;
    private final Requeue requeue;
    private final Stopping stopping;
    private final CurrentJob current;

    JobLease(Attempt attempt, JobQueueListener listener, Requeue requeue, Stopping stopping, CurrentJob current) {
        this.attempt = attempt;
        this.listener = listener;
        this.requeue = requeue;
        this.stopping = stopping;
        this.current = current;
    }

    /**
     * Runs the job and returns when the broker knows how it ended.
     *
     * @throws LockLostException where the lock is lost; a job that was started is cancelled then, and may still be
     *     running
     */
    void hold(Claim claim, Delivery delivery) throws InterruptedException {
        try {
            claim.renew();
            JobRun run = JobRun.start(delivery, attempt);
            current.set(run);
            listener.started(delivery);
            settle(claim, run, awaitResult(claim, run));
            current.clear();
        } catch (RuntimeException | InterruptedException e) {
            current.cancel(CancellationReason.LOCK_LOST);
            listener.lockLost(delivery);
            throw e;
        }
    }

    private DeliveryResult awaitResult(Claim claim, JobRun run) throws InterruptedException {
        while (true) {
            Optional<DeliveryResult> result = run.await(shorter(claim.untilRenewal(), SLICE));
            if (result.isPresent()) {
                return result.get();
            }
            if (stopping.isGraceOver()) {
                return new DeliveryResult.Stopped();
            }
            if (claim.untilRenewal().isNegative()) {
                claim.renew();
            }
        }
    }

    private void settle(Claim claim, JobRun run, DeliveryResult result) {
        Delivery delivery = run.delivery();
        claim.settle(acknowledgement(delivery, result));
        result.tell(listener, delivery, run.took());
    }

    /**
     * The broker counts a job that was given back like one whose worker died; the last delivery must not go that way.
     */
    private AcknowledgeType acknowledgement(Delivery delivery, DeliveryResult result) {
        if (result instanceof DeliveryResult.Stopped && delivery.isLastDelivery() && requeue.send(delivery)) {
            return AcknowledgeType.ACCEPT;
        }
        return result.acknowledgement();
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
