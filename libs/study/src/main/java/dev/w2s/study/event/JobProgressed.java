package dev.w2s.study.event;

import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running job's progress.
 *
 * @param step how many are done: optimizer steps, or examples where nothing is trained; 0 of 0 while the total is
 *     unknown
 * @param loss the loss of the last optimizer batch; null where nothing is trained
 * @param valAuc the AUC of the last evaluation on val, in [0, 1]; null until there was one
 * @param tokensPerSecond the mean since the job started or resumed; null where it is unknown
 * @param download the download that the job waits for; null while it works
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
