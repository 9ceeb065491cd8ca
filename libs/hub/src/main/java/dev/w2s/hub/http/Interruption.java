package dev.w2s.hub.http;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** Makes the failure of an interrupted thread. The thread stays interrupted. */
public final class Interruption {
    private Interruption() {}

    public static CategorizedException of(Exception cause) {
        Thread.currentThread().interrupt();
        return new CategorizedException(
                FailureCategory.INTERRUPTED,
                "the download was stopped; what has arrived is kept, and the next try goes on from there",
                cause);
    }
}
