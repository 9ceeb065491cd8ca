package dev.w2s.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a study, or of one of its arms. */
public enum StudyState {
    RUNNING,
    /** Every arm has its scores. */
    COMPLETED,
    /** Every arm has ended, at least one without scores. */
    FAILED,
    CANCELLED;

    public boolean isEnded() {
        return this != RUNNING;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
