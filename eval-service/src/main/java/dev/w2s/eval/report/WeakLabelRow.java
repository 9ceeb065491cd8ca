package dev.w2s.eval.report;

import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.StudyResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line about the labels that the students of a task and seed learn from, ready to be printed.
 *
 * @param histogram how many labels have p in [0, 0.1), [0.1, 0.2), ..., [0.9, 1], separated by spaces
 */
public record WeakLabelRow(
        String task, String seed, String auc, String accuracy, String calibrationError, String histogram) {
    /** Returns a line for each task and seed whose labels' quality is known: all methods share these labels. */
    static List<WeakLabelRow> of(StudyResults results) {
        Map<String, WeakLabelRow> rows = new LinkedHashMap<>();
        for (ArmView arm : results.study().arms()) {
            if (arm.weakLabels() != null) {
                rows.putIfAbsent(arm.task() + " " + arm.seed(), of(arm, arm.weakLabels()));
            }
        }
        return List.copyOf(rows.values());
    }

    private static WeakLabelRow of(ArmView arm, LabelQuality quality) {
        return new WeakLabelRow(
                arm.task(),
                Long.toString(arm.seed()),
                Figures.metric(quality.auc()),
                Figures.metric(quality.accuracy()),
                Figures.metric(quality.calibrationError()),
                IntStream.range(0, quality.histogramOfLabel0().size())
                        .mapToObj(bin ->
                                Integer.toString(quality.histogramOfLabel0().get(bin)
                                        + quality.histogramOfLabel1().get(bin)))
                        .collect(Collectors.joining(" ")));
    }
}
