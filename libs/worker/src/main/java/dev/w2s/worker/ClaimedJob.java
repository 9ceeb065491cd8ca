package dev.w2s.worker;

import dev.w2s.queue.Cancellation;
import dev.w2s.queue.CancellationReason;
import dev.w2s.queue.Delivery;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that this worker has claimed, and what may stop it.
 *
 * @param requestedAt when the request was sent
 */
record ClaimedJob(
        JobRequested request, Instant requestedAt, Delivery delivery, Cancellation hold, Cancellations cancellations) {

    /** Returns why to stop, or nothing. */
    Optional<CategorizedException> stopRequest() {
        if (cancellations.isCancelled(request.key(), requestedAt)) {
            return Optional.of(
                    new CategorizedException(FailureCategory.CANCELLED, "'" + request.title() + "' was cancelled"));
        }
        return hold.reason().map(ClaimedJob::interruption);
    }

    void throwIfStopRequested() {
        Optional<CategorizedException> request = stopRequest();
        if (request.isPresent()) {
            throw request.get();
        }
    }

    JobKind kind() {
        return request.recipe().kind();
    }

    /** Returns whether the queue hands the job out again after this failure. */
    boolean willRetryAfter(FailureCategory category) {
        return category.isRetryable() && (isStopped() || !delivery.isLastDelivery());
    }

    /** Returns whether the queue takes the job away from this worker. */
    boolean isStopped() {
        return hold.isCancelled();
    }

    boolean isLockLost() {
        return hold.reason().filter(CancellationReason.LOCK_LOST::equals).isPresent();
    }

    private static CategorizedException interruption(CancellationReason reason) {
        String why =
                switch (reason) {
                    case SHUTDOWN -> "this worker is shutting down; another one goes on from the last saved step";
                    case LOCK_LOST -> "the broker no longer keeps the job for this worker";
                };
        return new CategorizedException(FailureCategory.INTERRUPTED, why);
    }
}
