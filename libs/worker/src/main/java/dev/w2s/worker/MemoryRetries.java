package dev.w2s.worker;

import dev.w2s.queue.JobFailure;
import dev.w2s.study.failure.FailureCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a job that ran out of memory again at once, with half the token budget. The count stays in this process: one
 * that grew with deliveries would also grow when a worker is killed, and the micro-batches of a resumed training would
 * no longer be those of an unbroken one.
 *
 * @param limit tries at most
 */
record MemoryRetries(int limit) {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryRetries.class);

    @FunctionalInterface
    interface Attempt {
        Product run(int tokenBudgetDivisor) throws Exception;
    }

    Product run(ClaimedJob job, JobReports reports, Attempt attempt) throws Exception {
        for (int tries = 1, divisor = 1; ; tries++, divisor *= 2) {
            try {
                return attempt.run(divisor);
            } catch (Exception | OutOfMemoryError failure) {
                JobFailure reason = JobFailure.of(failure);
                if (reason.category() != FailureCategory.OUT_OF_MEMORY || tries >= limit) {
                    throw failure;
                }
                job.throwIfStopRequested();
                LOG.warn(
                        "out of memory, tried again with the token budget divided by {}: {}",
                        2 * divisor,
                        reason.message());
                reports.failedForNow(reason);
            }
        }
    }
}
