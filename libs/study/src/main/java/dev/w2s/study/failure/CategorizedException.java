package dev.w2s.study.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on: the message holds the offending value and the remedy, the category says whether
 * trying again can help.
 */
public class CategorizedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCategory category;

    public CategorizedException(FailureCategory category, String message) {
        this(category, message, null);
    }

    public CategorizedException(FailureCategory category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public FailureCategory category() {
        return category;
    }
}
