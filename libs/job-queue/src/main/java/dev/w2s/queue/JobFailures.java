package dev.w2s.queue;

/** Writes down that a job has failed for good. */
@FunctionalInterface
public interface JobFailures {
    /**
     * Returns when the failure can no longer be lost: the job leaves the queue then. May be called more than once for a
     * job, if a worker dies in between.
     *
     * @throws Exception if it could not be written; it is tried again while this worker holds the job
     */
    void record(Delivery delivery, JobFailure failure) throws Exception;
}
