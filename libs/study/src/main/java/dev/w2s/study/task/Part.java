package dev.w2s.study.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The part of its source that a record comes from, the most held-out last. A source without parts is all
 * {@link #TRAIN}.
 */
public enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
