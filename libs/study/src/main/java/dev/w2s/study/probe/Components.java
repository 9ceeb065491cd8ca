package dev.w2s.study.probe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of connected components of its directed graph that TopoFilter uses. */
public enum Components {
    /** A path that may follow edges in either direction joins two examples. */
    WEAKLY_CONNECTED,
    /** Paths in both directions join two examples, as in the blog's code, which removes far too many. */
    STRONGLY_CONNECTED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
