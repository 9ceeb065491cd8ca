package dev.w2s.eval.job;

/** What can happen to a job. */
public enum JobSignal {
    /** Every input exists. */
    INPUTS_READY,
    /** An input that existed has vanished from the store. */
    INPUT_LOST,
    /** An input failed for good. */
    INPUT_FAILED,
    /** A worker has claimed the job. */
    STARTED,
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
    /** No study wants the artifact any more. */
    CANCELLED,
    /** A study wants the artifact, and it isn't there. */
    NEEDED_AGAIN
}
