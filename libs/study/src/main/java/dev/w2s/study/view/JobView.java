package dev.w2s.study.view;

import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of a study as it is shown.
 *
 * @param reused whether its artifact existed before the study was submitted
 * @param seconds the time from the worker's claim to the publication of the artifact
 * @param cpuSeconds CPU time of the worker's process in that time
 * @param step this and the next five components are from the worker's last report of progress
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
