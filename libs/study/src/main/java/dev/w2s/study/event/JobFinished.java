package dev.w2s.study.event;

import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Key;
import java.time.Instant;

/**
 * A job's artifact exists.
 *
 * @param reused the artifact was there already, nothing was computed
 * @param seconds from claim to publication
 * @param cpuSeconds of the worker's process in that time, other jobs of the same process included
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
