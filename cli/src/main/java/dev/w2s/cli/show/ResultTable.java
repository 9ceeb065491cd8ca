package dev.w2s.cli.show;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.Score;
import dev.w2s.study.view.StudyView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A study's scores: test AUC of weak, student and ceiling, and PGR, a row a seed and a row of means for each method. */
public final class ResultTable {
    private static final String ROW = "%-12s %8s %8s %8s %10s";
    private static final String NOT_SCORED = "-";

    private ResultTable() {}

    /** The table and, below it, what kept arms from having scores. */
    public static String of(StudyView study) {
        List<String> lines = new ArrayList<>();
        Map<String, List<ArmView>> groups = study.arms().stream()
                .collect(groupingBy(arm -> arm.task() + ", " + arm.method(), LinkedHashMap::new, toList()));
        groups.forEach((title, arms) -> addGroup(lines, title, arms));
        if (study.arms().stream().anyMatch(ResultTable::isUndefined)) {
            lines.add(
                    "PGR is undefined where the ceiling is not above the weak model; its mean is over the other seeds.");
        }
        addFailures(lines, study);
        return String.join("\n", lines);
    }

    private static void addGroup(List<String> lines, String title, List<ArmView> arms) {
        lines.add(title + " (test AUC)");
        lines.add(row("", "weak", "student", "ceiling", "PGR"));
        for (ArmView arm : arms) {
            lines.add(row(
                    "seed " + arm.seed(),
                    figure(auc(arm.weak()), 4),
                    figure(auc(arm.student()), 4),
                    figure(auc(arm.ceiling()), 4),
                    isUndefined(arm) ? "undefined" : figure(arm.pgr(), 3)));
        }
        if (arms.size() > 1) {
            addMeans(lines, arms);
        }
        lines.add("");
    }

    private static void addMeans(List<String> lines, List<ArmView> arms) {
        List<ArmView> scored = arms.stream().filter(ResultTable::isScored).toList();
        lines.add(row(
                scored.size() == arms.size() ? "mean" : "mean of " + scored.size(),
                mean(scored, arm -> auc(arm.weak()), 4),
                mean(scored, arm -> auc(arm.student()), 4),
                mean(scored, arm -> auc(arm.ceiling()), 4),
                mean(scored, ArmView::pgr, 3)));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }

    private static @Nullable Double auc(@Nullable Score score) {
        return score == null ? null : score.auc();
    }

    private static boolean isScored(ArmView arm) {
        return auc(arm.weak()) != null && auc(arm.student()) != null && auc(arm.ceiling()) != null;
    }

    private static boolean isUndefined(ArmView arm) {
        return isScored(arm) && arm.pgr() == null;
    }

    private static String figure(@Nullable Double value, int digits) {
        return value == null ? NOT_SCORED : Quantity.decimal(value, digits);
    }

    private static String mean(List<ArmView> arms, Function<ArmView, @Nullable Double> column, int digits) {
        OptionalDouble mean = arms.stream()
                .map(column)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? Quantity.decimal(mean.getAsDouble(), digits) : NOT_SCORED;
    }

    private static void addFailures(List<String> lines, StudyView study) {
        Set<String> failures = new LinkedHashSet<>();
        for (ArmView arm : study.arms()) {
            if (arm.failure() != null) {
                failures.add(arm.failure());
            }
        }
        if (!failures.isEmpty()) {
            lines.add("What failed:");
            failures.forEach(failure -> lines.add("  " + failure.strip().replace("\n", "\n  ")));
        }
    }
}
