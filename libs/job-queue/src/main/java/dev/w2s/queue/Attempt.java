package dev.w2s.queue;

import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try of a job: runs the handler and decides from its failure whether the job is tried again, has failed for good
 * (and then writes that down), or was only stopped.
 */
record Attempt(JobHandler handler, JobFailures failures, int deliveryLimit, Duration retryBackoff) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Duration RECORDING_BACKOFF = Duration.ofSeconds(1);

    DeliveryResult run(Delivery delivery, Cancellation cancellation) {
        try {
            if (delivery.deliveryCount() > deliveryLimit) {
                return record(delivery, neverEnded(delivery), cancellation);
            }
            return tryOnce(delivery, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DeliveryResult.Stopped();
        }
    }

    private DeliveryResult tryOnce(Delivery delivery, Cancellation cancellation) throws InterruptedException {
        JobFailure failure;
        try {
            handler.run(delivery, cancellation);
            return new DeliveryResult.Done();
        } catch (Throwable thrown) { // an OutOfMemoryError or a broken native library is a failure of the job, too
            failure = JobFailure.of(thrown);
        }
        if (hasOtherOwner(cancellation)) {
            return new DeliveryResult.Stopped();
        }
        if (!failure.category().isRetryable()) {
            return record(delivery, failure, cancellation);
        }
        if (cancellation.isCancelled()) {
            return new DeliveryResult.Stopped();
        }
        if (delivery.isLastDelivery()) {
            return record(delivery, failure, cancellation);
        }
        LOG.warn("{} failed, to be tried again: {}", delivery, failure.message());
        cancellation.await(backoff(retryBackoff, delivery.deliveryCount()));
        return new DeliveryResult.Retry(failure);
    }

    /** Returns whether the job may belong to another worker, so that this one no longer says what became of it. */
    private static boolean hasOtherOwner(Cancellation cancellation) {
        return cancellation.reason().equals(Optional.of(CancellationReason.LOCK_LOST));
    }

    /** The job may leave the queue only when its failure is written down. */
    private DeliveryResult record(Delivery delivery, JobFailure failure, Cancellation cancellation)
            throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                failures.record(delivery, failure);
                return new DeliveryResult.Failed(failure);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("the failure of {} could not be recorded, trying again: {}", delivery, e.toString());
            }
            if (cancellation.await(backoff(RECORDING_BACKOFF, tries))) {
                return new DeliveryResult.Stopped();
            }
        }
    }

    private JobFailure neverEnded(Delivery delivery) {
        return new JobFailure(
                FailureCategory.INTERNAL,
                "the job was handed out " + (delivery.deliveryCount() - 1)
                        + " times and never came to an end: each time"
                        + " its worker died, lost its lock or gave it back; look at the workers' last log lines and at"
                        + " their memory limits",
                "");
    }

    private static Duration backoff(Duration first, int tries) {
        Duration doubled = first.multipliedBy(1L << Math.min(tries - 1, 16));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
