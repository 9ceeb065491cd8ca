package dev.w2s.eval.report;

import dev.w2s.study.catalogue.TaskDefinition;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.StudyResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The arms of one task and method.
 *
 * @param failures what went wrong, a sentence a failed arm
 */
public record ResultTable(TaskDefinition task, String method, List<ResultRow> rows, List<String> failures) {
    static List<ResultTable> of(StudyResults results) {
        List<ResultTable> tables = new ArrayList<>();
        for (TaskDefinition task : results.tasks()) {
            Map<String, List<ArmView>> byMethod = new LinkedHashMap<>();
            results.study().arms().stream()
                    .filter(arm -> arm.task().equals(task.name()))
                    .forEach(arm -> byMethod.computeIfAbsent(arm.method(), method -> new ArrayList<>())
                            .add(arm));
            byMethod.forEach((method, arms) -> tables.add(of(task, method, arms)));
        }
        return tables;
    }

    private static ResultTable of(TaskDefinition task, String method, List<ArmView> arms) {
        List<ResultRow> rows = Stream.concat(arms.stream().map(ResultRow::of), Stream.of(ResultRow.mean(arms)))
                .toList();
        List<String> failures = arms.stream()
                .filter(arm -> arm.failure() != null)
                .map(arm -> "seed " + arm.seed() + ": " + Objects.requireNonNull(arm.failure()))
                .toList();
        return new ResultTable(task, method, rows, failures);
    }
}
