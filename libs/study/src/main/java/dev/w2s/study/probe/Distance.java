package dev.w2s.study.probe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The distance between two examples' activations. */
public enum Distance {
    EUCLIDEAN,
    /** 1 - the cosine of the angle between them. */
    COSINE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
