package dev.w2s.eval.job;

/** An event in the life of a job. */
public enum JobSignal {
    /** Every input exists. */
    INPUTS_READY,
    /** An input that existed has vanished from the store. */
    INPUT_LOST,
    /** An input failed for good. */
    INPUT_FAILED,
    /** A worker has claimed the job. */
    STARTED,
    /** A worker has reported its progress, or that it waits for a download. */
    PROGRESSED,
    /** A worker failed and the queue hands the job out again. */
    RETRYING,
    /** A worker failed for good. */
    FAILED,
    /** A worker obeyed a cancellation that was meant for an earlier attempt. */
    STOPPED,
    FINISHED,
    /** The artifact is in the store, whoever put it there. */
    ARTIFACT_FOUND,
    /** No study needs the artifact any more. */
    CANCELLED,
    /** A study needs the artifact, and it does not exist. */
    NEEDED_AGAIN
}
