package dev.w2s.study.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a job. */
public enum JobState {
    /** An input is missing. */
    WAITING,
    /** Every input exists; sent to its service's topic, or about to be. */
    RELEASED,
    /** A worker has claimed it. */
    RUNNING,
    /** Its artifact exists. */
    FINISHED,
    /** It failed for good, or one of its inputs did. */
    FAILED,
    /** No study needs its artifact any more. */
    CANCELLED;

    public boolean isEnded() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
