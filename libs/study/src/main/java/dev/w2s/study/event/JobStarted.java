package dev.w2s.study.event;

import dev.w2s.study.recipe.Key;
import java.time.Instant;

/**
 * A worker has claimed a job.
 *
 * @param delivery counts how often the queue has handed this request out, from 1
 */
public record JobStarted(Key key, String studyId, int attempt, String worker, Instant at, int delivery)
        implements JobEvent {}
