package dev.w2s.queue;

/** Does the work of a job. A queue calls it on a thread of its own, for one job at a time. */
@FunctionalInterface
public interface JobHandler {
    /**
     * Returns when the job's result can no longer be lost: the job leaves the queue then.
     *
     * @param cancellation tells when to stop: save the progress and throw any exception
     * @throws Exception if the job failed. A {@link dev.w2s.study.failure.CategorizedException} says whether trying
     *     again can help; any other exception is tried again up to the delivery limit
     */
    void run(Delivery delivery, Cancellation cancellation) throws Exception;
}
