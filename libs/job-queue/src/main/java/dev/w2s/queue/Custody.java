package dev.w2s.queue;

import dev.w2s.queue.Verdict.Ending;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;

/** Holds a claimed job until it ends: renews the lock, and tells the broker and the listener how it ended. */
final class Custody {
    /** How soon an end of the job, or of the grace at closing, is noticed. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private final Attempt attempt;
    private final JobQueueListener listener;
    private final Requeue requeue;
    private final Stopping stopping;
    private final CurrentJob current;

    Custody(Attempt attempt, JobQueueListener listener, Requeue requeue, Stopping stopping, CurrentJob current) {
        this.attempt = attempt;
        this.listener = listener;
        this.requeue = requeue;
        this.stopping = stopping;
        this.current = current;
    }

    /**
     * Runs the job and returns when the broker knows how it ended.
     *
     * @throws LockLostException where the lock is lost; a job that was started is cancelled then, and may still be running
     */
    void keep(Claim claim, Delivery delivery) throws InterruptedException {
        try {
            claim.renew();
            JobRun run = JobRun.start(delivery, attempt);
            current.set(run);
            listener.started(delivery);
            settle(claim, run, awaitVerdict(claim, run));
            current.clear();
        } catch (RuntimeException | InterruptedException e) {
            current.cancel(CancellationReason.LOCK_LOST);
            listener.lockLost(delivery);
            throw e;
        }
    }

    private Verdict awaitVerdict(Claim claim, JobRun run) throws InterruptedException {
        while (true) {
            Optional<Verdict> verdict = run.await(shorter(claim.untilRenewal(), SLICE));
            if (verdict.isPresent()) {
                return verdict.get();
            }
            if (stopping.isGraceOver()) {
                return Verdict.stopped();
            }
            if (claim.untilRenewal().isNegative()) {
                claim.renew();
            }
        }
    }

    private void settle(Claim claim, JobRun run, Verdict verdict) {
        Delivery delivery = run.delivery();
        claim.settle(acknowledgement(delivery, verdict));
        switch (verdict.ending()) {
            case DONE -> listener.finished(delivery, run.took());
            case FAILED -> listener.failed(delivery, Objects.requireNonNull(verdict.failure()));
            case RETRY -> listener.retried(delivery, Objects.requireNonNull(verdict.failure()));
            case STOPPED -> listener.givenBack(delivery);
        }
    }

    /** The broker counts a job that was given back like one whose worker died; the last delivery must not go that way. */
    private AcknowledgeType acknowledgement(Delivery delivery, Verdict verdict) {
        if (verdict.ending() == Ending.STOPPED && delivery.isLastDelivery() && requeue.send(delivery)) {
            return AcknowledgeType.ACCEPT;
        }
        return verdict.ending().acknowledgement();
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
