package dev.w2s.eval.report;

import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.StudyResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the results of one task and method.
 *
 * @param probes what the probes keep and agree with, a line for each seed and split; empty for a method without a probe
 * @param failures a sentence for each failed arm
 * @param warnings sentences about the task's data; empty where they are shown below the means of several methods
 */
public record ResultTable(
        TaskDefinition task,
        String method,
        List<ResultRow> rows,
        List<ProbeRow> probes,
        List<String> failures,
        List<String> warnings) {
    /** Returns the means of each method, a line for each; empty for a study with one method. */
    static List<ResultRow> means(StudyResults results, TaskDefinition task) {
        if (hasOneMethod(results)) {
            return List.of();
        }
        List<ResultRow> rows = new ArrayList<>();
        byMethod(results, task).forEach((method, arms) -> rows.add(ResultRow.mean(method, arms)));
        return rows;
    }

    static List<ResultTable> of(StudyResults results) {
        List<ResultTable> tables = new ArrayList<>();
        for (TaskDefinition task : results.tasks()) {
            List<String> warnings = hasOneMethod(results) ? results.warningsOf(task.name()) : List.of();
            byMethod(results, task).forEach((method, arms) -> tables.add(of(task, method, arms, warnings)));
        }
        return tables;
    }

    private static Map<String, List<ArmView>> byMethod(StudyResults results, TaskDefinition task) {
        return results.study().arms().stream()
                .filter(arm -> arm.task().equals(task.name()))
                .collect(Collectors.groupingBy(ArmView::method, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean hasOneMethod(StudyResults results) {
        return results.study().study().methods().size() == 1;
    }

    private static ResultTable of(TaskDefinition task, String method, List<ArmView> arms, List<String> warnings) {
        List<ResultRow> rows = Stream.concat(arms.stream().map(ResultRow::of), Stream.of(ResultRow.mean("mean", arms)))
                .toList();
        List<String> failures = arms.stream()
                .filter(arm -> arm.failure() != null)
                .map(arm -> "seed " + arm.seed() + ": " + Objects.requireNonNull(arm.failure()))
                .toList();
        return new ResultTable(task, method, rows, ProbeRow.of(arms), failures, warnings);
    }
}
