package dev.w2s.study.probe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which components of its directed graph TopoFilter takes. */
public enum Components {
    /** A path in either direction joins two examples. */
    WEAKLY_CONNECTED,
    /** A path in both directions does: the blog's code, which removes far too many. */
    STRONGLY_CONNECTED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
