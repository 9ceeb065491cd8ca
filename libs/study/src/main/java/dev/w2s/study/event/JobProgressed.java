package dev.w2s.study.event;

import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running job's progress.
 *
 * @param step done so far: optimizer steps, or examples where nothing is trained; 0 of 0 while it is not known how many
 *     there are
 * @param loss of the last optimizer batch
 * @param valAuc of the last evaluation, in [0, 1]
 * @param tokensPerSecond since the job started or resumed
 * @param download what the job waits for; null while it works
 */
public record JobProgressed(
        Key key,
        String studyId,
        int attempt,
        String worker,
        Instant at,
        long step,
        long totalSteps,
        @Nullable Double loss,
        @Nullable Double valAuc,
        @Nullable Double tokensPerSecond,
        @Nullable Double remainingSeconds,
        @Nullable Download download)
        implements JobEvent {}
