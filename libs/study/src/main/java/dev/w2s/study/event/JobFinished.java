package dev.w2s.study.event;

import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Key;
import java.time.Instant;

/**
 * A job's artifact exists.
 *
 * @param reused whether the artifact existed already, so that nothing was computed
 * @param seconds the time from the worker's claim to the publication
 * @param cpuSeconds CPU time of the worker's process in that time, including other jobs of the process
 */
public record JobFinished(
        Key key,
        String studyId,
        int attempt,
        String worker,
        Instant at,
        ArtifactId artifact,
        boolean reused,
        double seconds,
        double cpuSeconds)
        implements JobEvent {}
