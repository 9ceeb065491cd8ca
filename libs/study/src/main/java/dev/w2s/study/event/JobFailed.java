package dev.w2s.study.event;

import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Key;
import java.time.Instant;

/**
 * A job has failed.
 *
 * @param message a sentence for a user, with the offending value and the remedy
 * @param stack the stack trace for a developer, at most a few thousand characters
 * @param willRetry whether the queue will hand the job out again
 */
public record JobFailed(
        Key key,
        String studyId,
        int attempt,
        String worker,
        Instant at,
        FailureCategory category,
        String message,
        String stack,
        int delivery,
        boolean willRetry)
        implements JobEvent {}
