package dev.w2s.queue;

import java.time.Duration;

/** Hears what becomes of the jobs of a queue, for counters and logs. Nothing depends on what it does. */
public interface JobQueueListener {
    JobQueueListener NONE = new JobQueueListener() {};

    default void started(Delivery delivery) {}

    /** The job is done and has left the queue. */
    default void finished(Delivery delivery, Duration took) {}

    /** The job failed for good and has left the queue. */
    default void failed(Delivery delivery, JobFailure failure) {}

    /** The job failed and will be handed out again. */
    default void retried(Delivery delivery, JobFailure failure) {}

    /** The job was given back unfinished, because this worker is closing. */
    default void givenBack(Delivery delivery) {}

    /** The job's lock was lost: before it was started, while it ran, or before its end was accepted. */
    default void lockLost(Delivery delivery) {}
}
