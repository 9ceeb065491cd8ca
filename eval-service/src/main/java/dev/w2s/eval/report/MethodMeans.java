package dev.w2s.eval.report;

import dev.w2s.study.view.StudyResults;
import java.util.List;

/**
 * The means over seeds of one task, a line a method.
 *
 * @param warnings what the task's data warn of
 */
public record MethodMeans(String task, List<ResultRow> rows, List<String> warnings) {
    /** None for a study with one method. */
    static List<MethodMeans> of(StudyResults results) {
        return results.tasks().stream()
                .map(task ->
                        new MethodMeans(task.name(), ResultTable.means(results, task), results.warningsOf(task.name())))
                .filter(means -> !means.rows().isEmpty())
                .toList();
    }
}
