package dev.w2s.allinone;

import org.jspecify.annotations.Nullable;

/** What keeps the all-in-one from starting, in words for its user. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        this(message, null);
    }

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
