package dev.w2s.hub;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * The hub can't be asked now, or its cache can't be written. A later try may succeed, and studies that don't need the
 * hub go on.
 */
public final class HubAwayException extends CategorizedException {
    private static final long serialVersionUID = 1L;

    public HubAwayException(FailureCategory category, @Nullable String message, Throwable cause) {
        super(category, String.valueOf(message), cause);
    }
}
