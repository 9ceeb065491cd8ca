package dev.w2s.study.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The reason why a job failed. It alone decides whether the queue tries again. */
public enum FailureCategory {
    /** The study, recipe or configuration holds something impossible: an unknown task, a bad value. */
    INVALID_REQUEST(Retry.NEVER),
    /** A model folder, a file in it, or an input artifact does not exist. */
    MISSING_INPUT(Retry.NEVER),
    /** A file is damaged, or is not the one that its recipe names. */
    CORRUPT_INPUT(Retry.NEVER),
    /** A loss, gradient or score is NaN or infinite. */
    NUMERICAL(Retry.NEVER),
    /** Host or device memory ran out; the worker tries again with half the token budget. */
    OUT_OF_MEMORY(Retry.WITH_LESS_MEMORY),
    /** The artifact store cannot be written: its disk is full, read-only or gone. */
    STORAGE(Retry.LATER),
    /** Broker, database or network do not work. */
    INFRASTRUCTURE(Retry.LATER),
    /** The worker lost its lock or shuts down; another worker will run the job. */
    INTERRUPTED(Retry.LATER),
    /** Someone asked for the job to stop. */
    CANCELLED(Retry.NEVER),
    /** Anything unforeseen is a defect; the job is tried again up to the delivery limit. */
    INTERNAL(Retry.LATER);

    /** The way in which the queue tries a failed job again. */
    public enum Retry {
        NEVER,
        LATER,
        WITH_LESS_MEMORY
    }

    private final Retry retry;

    FailureCategory(Retry retry) {
        this.retry = retry;
    }

    public Retry retry() {
        return retry;
    }

    public boolean isRetryable() {
        return retry != Retry.NEVER;
    }

    /** Returns the name in events, tables and metrics, for example {@code out-of-memory}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
