package dev.w2s.eval.report;

import dev.w2s.study.view.StudyResults;
import java.util.List;

/**
 * The means over seeds for one task: a line for each method.
 *
 * @param warnings sentences about the task's data
 */
public record MethodMeans(String task, List<ResultRow> rows, List<String> warnings) {
    /** Returns the means for each task; none for a study with one method. */
    static List<MethodMeans> of(StudyResults results) {
        return results.tasks().stream()
                .map(task ->
                        new MethodMeans(task.name(), ResultTable.means(results, task), results.warningsOf(task.name())))
                .filter(means -> !means.rows().isEmpty())
                .toList();
    }
}
