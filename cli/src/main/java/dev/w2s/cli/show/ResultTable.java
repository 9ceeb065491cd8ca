package dev.w2s.cli.show;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.w2s.study.Method;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.Score;
import dev.w2s.study.view.StudyView;
import dev.w2s.study.view.TaskWarnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A study's scores: test AUC of weak, student and ceiling, PGR and differences. There is a row for each seed and one of
 * means; with several methods the means come first, a row for each method. Below stands how good the labels are that
 * the students learn from.
 */
public final class ResultTable {
    private static final int NARROWEST = 12;

    private final StudyView study;
    private final TaskWarnings warnings;
    private final List<String> lines = new ArrayList<>();
    private final List<Column> columns;
    private final int labelWidth;

    private ResultTable(StudyView study, TaskWarnings warnings) {
        this.study = study;
        this.warnings = warnings;
        this.columns = columns(study);
        this.labelWidth =
                study.arms().stream().mapToInt(arm -> label(arm).length()).reduce(NARROWEST, Math::max);
    }

    /** Returns the table and, below it, what kept arms from having scores. */
    public static String of(StudyView study) {
        return of(study, TaskWarnings.NONE);
    }

    /** Returns the same, and below each task's table what its data warn of. */
    public static String of(StudyView study, TaskWarnings warnings) {
        ResultTable table = new ResultTable(study, warnings);
        table.addAll();
        return String.join("\n", table.lines);
    }

    private static List<Column> columns(StudyView study) {
        boolean several = hasSeveralMethods(study);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("weak", arm -> auc(arm.weak())));
        columns.add(Column.of("student", arm -> auc(arm.student())));
        if (study.study().ceiling()) {
            columns.add(Column.of("ceiling", arm -> auc(arm.ceiling())));
            columns.add(new Column("PGR", 10, 3, false, ArmView::pgr));
        }
        if (several || !study.study().ceiling()) {
            columns.add(Column.difference("- weak", ArmView::gain));
        }
        if (several && study.study().methods().contains(Method.WithLoss.XENT)) {
            columns.add(Column.difference("- xent", ArmView::differenceToXent));
        }
        return columns;
    }

    private void addAll() {
        grouped(study.arms(), ArmView::task).forEach((task, arms) -> {
            addTask(task, arms);
            addWarnings(task);
        });
        if (study.arms().stream().anyMatch(this::isUndefined)) {
            lines.add(
                    "PGR is undefined where the ceiling is not above the weak model; its mean is over the other seeds.");
        }
        lines.addAll(ProbeTable.of(study));
        addFailures();
    }

    private void addTask(String task, List<ArmView> arms) {
        Map<String, List<ArmView>> byMethod = grouped(arms, ArmView::method);
        if (!hasSeveralMethods(study)) {
            byMethod.forEach((method, ofMethod) -> {
                addRows(task + ", " + method + " (test AUC)", ofMethod);
                if (ofMethod.size() > 1) {
                    addMeans("mean", ofMethod);
                }
                addWeakLabels(ofMethod);
                lines.add("");
            });
            return;
        }
        if (study.study().seeds().size() > 1) {
            addHead(task + ", means over seeds (test AUC)");
            byMethod.forEach(this::addMeans);
            lines.add("");
        }
        addRows(task + " (test AUC)", arms);
        addWeakLabels(arms);
        lines.add("");
    }

    private void addWarnings(String task) {
        List<String> sentences = warnings.of(task);
        if (!sentences.isEmpty()) {
            lines.add("Warnings, from the data of " + task + ":");
            sentences.forEach(sentence -> lines.add("  " + sentence));
            lines.add("");
        }
    }

    private void addWeakLabels(List<ArmView> arms) {
        WeakLabelLine.of(arms).ifPresent(lines::add);
    }

    private void addRows(String title, List<ArmView> arms) {
        addHead(title);
        for (ArmView arm : arms) {
            addRow(
                    label(arm),
                    column -> column.figure().apply(arm) == null && isUndefinedPgr(column, arm)
                            ? "undefined"
                            : column.cell(arm));
        }
    }

    private void addHead(String title) {
        lines.add(title);
        addRow("", Column::title);
    }

    private void addMeans(String label, List<ArmView> arms) {
        List<ArmView> scored = arms.stream().filter(this::isScored).toList();
        addRow(scored.size() == arms.size() ? label : label + " of " + scored.size(), column -> column.mean(scored));
    }

    private void addRow(String label, Function<Column, String> cell) {
        StringBuilder row = new StringBuilder(padded(label, -labelWidth));
        columns.forEach(column -> row.append(' ').append(padded(cell.apply(column), column.width())));
        lines.add(row.toString().stripTrailing());
    }

    private static String padded(String text, int width) {
        return String.format("%" + width + "s", text);
    }

    private String label(ArmView arm) {
        String seed = "seed " + arm.seed();
        return hasSeveralMethods(study) ? arm.method() + ", " + seed : seed;
    }

    private static boolean hasSeveralMethods(StudyView study) {
        return study.study().methods().size() > 1;
    }

    private static Map<String, List<ArmView>> grouped(List<ArmView> arms, Function<ArmView, String> by) {
        return arms.stream().collect(groupingBy(by, LinkedHashMap::new, toList()));
    }

    private static @Nullable Double auc(@Nullable Score score) {
        return score == null ? null : score.auc();
    }

    private boolean isScored(ArmView arm) {
        boolean ceiling = !study.study().ceiling() || auc(arm.ceiling()) != null;
        return auc(arm.weak()) != null && auc(arm.student()) != null && ceiling;
    }

    private boolean isUndefined(ArmView arm) {
        return study.study().ceiling() && isScored(arm) && arm.pgr() == null;
    }

    private boolean isUndefinedPgr(Column column, ArmView arm) {
        return column.title().equals("PGR") && isUndefined(arm);
    }

    private void addFailures() {
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
