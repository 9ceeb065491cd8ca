package dev.w2s.study.view;

import dev.w2s.study.StudyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A study as a list of studies shows it. */
public record StudySummary(
        String id,
        String name,
        StudyState state,
        Instant submittedAt,
        @Nullable Instant endedAt,
        int arms,
        int endedArms,
        int jobs,
        int endedJobs) {}
