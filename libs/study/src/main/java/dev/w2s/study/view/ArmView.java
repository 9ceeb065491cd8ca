package dev.w2s.study.view;

import dev.w2s.study.StudyState;
import dev.w2s.study.recipe.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One arm and, once its jobs have finished, its scores.
 *
 * @param method its label
 * @param pgr (student - weak) / (ceiling - weak) on AUC; null until scored, and where ceiling &lt;= weak
 * @param failure the first failure of a job that the arm needs, in words
 * @param jobs the arm's jobs by role, for example {@code student} or {@code student-predictions}
 */
public record ArmView(
        String task,
        String method,
        long seed,
        StudyState state,
        @Nullable Score weak,
        @Nullable Score student,
        @Nullable Score ceiling,
        @Nullable Double pgr,
        @Nullable String failure,
        Map<String, Key> jobs) {
    public ArmView {
        jobs = Map.copyOf(jobs);
    }
}
