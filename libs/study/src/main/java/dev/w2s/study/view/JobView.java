package dev.w2s.study.view;

import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of a study.
 *
 * @param reused its artifact was there before the study asked for it
 * @param step with totalSteps and what follows: the last progress reported
 * @param download what the job waits for; null while it works
 */
public record JobView(
        Key key,
        JobKind kind,
        String title,
        JobState state,
        boolean reused,
        int attempt,
        @Nullable String worker,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Double seconds,
        @Nullable Double cpuSeconds,
        @Nullable Long step,
        @Nullable Long totalSteps,
        @Nullable Double loss,
        @Nullable Double valAuc,
        @Nullable Double tokensPerSecond,
        @Nullable Double remainingSeconds,
        @Nullable Download download,
        @Nullable FailureCategory failureCategory,
        @Nullable String failure) {}
