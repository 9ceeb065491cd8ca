package dev.w2s.study.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a job failed. The category alone decides whether the queue tries again. */
public enum FailureCategory {
    /** The study, recipe or configuration asks for something that cannot be: an unknown task, a bad value. */
    INVALID_REQUEST(Retry.NEVER),
    /** A model folder, a file of it, or an input artifact is not there. */
    MISSING_INPUT(Retry.NEVER),
    /** A file is there and damaged, or is not what its recipe says. */
    CORRUPT_INPUT(Retry.NEVER),
    /** A loss, gradient or score is NaN or infinite. */
    NUMERICAL(Retry.NEVER),
    /** Host or device memory ran out; the worker tries again with half the token budget. */
    OUT_OF_MEMORY(Retry.WITH_LESS_MEMORY),
    /** The artifact store cannot be written: disk full, read-only, gone. */
    STORAGE(Retry.LATER),
    /** Broker, database or network trouble. */
    INFRASTRUCTURE(Retry.LATER),
    /** The worker lost its lock or is shutting down; somebody else will run the job. */
    INTERRUPTED(Retry.LATER),
    /** Someone asked for the job to stop. */
    CANCELLED(Retry.NEVER),
    /** Anything unforeseen: a defect. Tried again up to the delivery limit. */
    INTERNAL(Retry.LATER);

    /** What the queue does with a job that failed. */
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

    /** The name in events, tables and metrics, for example {@code out-of-memory}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
