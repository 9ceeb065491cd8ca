package dev.w2s.cli.show;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.w2s.study.data.Split;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.ProbeFigures;
import dev.w2s.study.view.StudyView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a study's probes keep and agree with: means over seeds, with a row for each method and split. */
final class ProbeTable {
    private static final String FIGURES = " %-12s %8s %8s %9s %9s %9s %9s";
    private static final int NARROWEST = 12;

    private ProbeTable() {}

    /** Returns the table's lines; none for a study without probes. */
    static List<String> of(StudyView study) {
        List<ArmView> withProbe = study.arms().stream()
                .filter(arm -> arm.probe() != null && !arm.probe().splits().isEmpty())
                .toList();
        if (withProbe.isEmpty()) {
            return List.of();
        }
        int width = withProbe.stream().mapToInt(arm -> arm.method().length()).reduce(NARROWEST, Math::max);
        List<String> lines = new ArrayList<>();
        Map<String, List<ArmView>> byTask =
                withProbe.stream().collect(groupingBy(ArmView::task, LinkedHashMap::new, toList()));
        byTask.forEach((task, arms) -> addTask(lines, task, arms, width));
        return lines;
    }

    private static void addTask(List<String> lines, String task, List<ArmView> arms, int width) {
        lines.add(task + ", probes, means over seeds");
        lines.add(row(width, "", "split", "examples", "kept", "weak ok", "kept ok", "= weak", "= truth"));
        Map<String, List<ArmView>> byMethod =
                arms.stream().collect(groupingBy(ArmView::method, LinkedHashMap::new, toList()));
        byMethod.forEach((method, ofMethod) -> Stream.of(Split.STRONG_TRAIN, Split.VAL)
                .map(split -> row(width, method, split, figures(ofMethod, split)))
                .forEach(lines::add));
        lines.add("weak ok, kept ok: weak labels that agree with ground truth, among all and among the kept;");
        lines.add("= weak, = truth: predictions of the probe that agree with weak labels, with ground truth.");
        lines.add("");
    }

    private static List<ProbeFigures> figures(List<ArmView> arms, Split split) {
        return arms.stream()
                .flatMap(arm -> Objects.requireNonNull(arm.probe()).splits().stream())
                .filter(figures -> figures.split() == split)
                .toList();
    }

    private static String row(int width, String method, Split split, List<ProbeFigures> figures) {
        return row(
                width,
                method,
                split.label(),
                mean(figures, one -> (double) one.examples(), 1),
                mean(figures, one -> (double) one.kept(), 1),
                mean(figures, ProbeFigures::labelAccuracy, 3),
                mean(figures, ProbeFigures::keptLabelAccuracy, 3),
                mean(figures, ProbeFigures::labelAgreement, 3),
                mean(figures, ProbeFigures::truthAgreement, 3));
    }

    private static String row(int width, String method, Object... figures) {
        return (String.format("%-" + width + "s", method) + String.format(Locale.ROOT, FIGURES, figures))
                .stripTrailing();
    }

    private static String mean(
            List<ProbeFigures> figures, Function<ProbeFigures, @Nullable Double> figure, int digits) {
        OptionalDouble mean = figures.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? Quantity.decimal(mean.getAsDouble(), digits) : "-";
    }
}
