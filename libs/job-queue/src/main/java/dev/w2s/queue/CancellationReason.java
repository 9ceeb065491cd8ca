package dev.w2s.queue;

/** The reason why a running job should stop. In both cases it will be handed out again. */
public enum CancellationReason {
    /** This worker is closing. */
    SHUTDOWN,
    /** The broker no longer keeps the job for this worker; another one may be running it already. */
    LOCK_LOST
}
