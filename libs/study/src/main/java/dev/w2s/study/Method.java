package dev.w2s.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a student is made from the weak model's labels. */
public enum Method {
    /** Plain cross-entropy on the soft labels: the vanilla student. */
    XENT;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
