package dev.w2s.study.view;

import dev.w2s.study.StudyState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An arm as it is shown, with its scores once its jobs have finished.
 *
 * @param method the method's label
 * @param weakLabels the quality of the weak model's labels of strong_train; null until they are made, and where an
 *     older version made them, which did not record it
 * @param ceiling null until scored, and where the study trains none
 * @param pgr (student - weak) / (ceiling - weak) on AUC; null until scored, and where ceiling &lt;= weak
 * @param gain student - weak on AUC
 * @param differenceToXent this student's AUC less that of the method {@code xent} with the same task and seed; null
 *     where the study has none
 * @param probe null where the method needs none, and until it has been fitted
 * @param failure a sentence about the first failure of a job that the arm needs; null where none failed
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
