package dev.w2s.queue;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Why a job failed.
 *
 * @param message for a user
 * @param stack for a developer: the trace's first few thousand characters, empty where no exception tells
 */
public record JobFailure(FailureCategory category, String message, String stack) {
    private static final int STACK_LIMIT = 4_000;

    public static JobFailure of(Throwable failure) {
        return new JobFailure(category(failure), message(failure), stack(failure));
    }

    private static FailureCategory category(Throwable failure) {
        if (failure instanceof CategorizedException categorized) {
            return categorized.category();
        }
        if (failure instanceof OutOfMemoryError) {
            return FailureCategory.OUT_OF_MEMORY;
        }
        return failure instanceof InterruptedException ? FailureCategory.INTERRUPTED : FailureCategory.INTERNAL;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof CategorizedException && message != null) {
            return message;
        }
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), STACK_LIMIT));
    }
}
