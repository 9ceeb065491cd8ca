package dev.w2s.study.view;

import dev.w2s.study.StudyState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One arm and, once its jobs have finished, its scores.
 *
 * @param method its label
 * @param weakLabels how good the weak model's labels of strong_train are; null until they are made, and where they were made
 *     before that was recorded
 * @param ceiling null until scored, and where the study trains none
 * @param pgr (student - weak) / (ceiling - weak) on AUC; null until scored, and where ceiling &lt;= weak
 * @param gain student - weak on AUC
 * @param differenceToXent this student's AUC less that of the method {@code xent} with the same task and seed; null where
 *     the study has none
 * @param probe null where the method needs none, and until it has been fitted
 * @param failure the first failure of a job that the arm needs, in words
 * @param jobs the arm's jobs by role, for example {@code student} or {@code student-predictions}
 */
public record ArmView(
        String task,
        String method,
        long seed,
        StudyState state,
        @Nullable Score weak,
        @Nullable LabelQuality weakLabels,
        @Nullable Score student,
        @Nullable Score ceiling,
        @Nullable Double pgr,
        @Nullable Double gain,
        @Nullable Double differenceToXent,
        @Nullable ProbeView probe,
        @Nullable String failure,
        Map<String, Key> jobs) {
    public ArmView {
        jobs = Map.copyOf(jobs);
    }
}
