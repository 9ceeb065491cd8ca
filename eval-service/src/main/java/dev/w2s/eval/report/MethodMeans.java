package dev.w2s.eval.report;

import dev.w2s.study.view.StudyResults;
import java.util.List;

/** The means over seeds of one task, a line a method. */
public record MethodMeans(String task, List<ResultRow> rows) {
    /** None for a study with one method. */
    static List<MethodMeans> of(StudyResults results) {
        return results.tasks().stream()
                .map(task -> new MethodMeans(task.name(), ResultTable.means(results, task)))
                .filter(means -> !means.rows().isEmpty())
                .toList();
    }
}
