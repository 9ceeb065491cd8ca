package dev.w2s.eval.report;

import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.ProbeFigures;
import java.util.List;
import java.util.stream.Stream;

/** A line about a probe, ready to be printed. */
public record ProbeRow(
        String seed,
        String split,
        String kept,
        String weakLabelsRight,
        String keptLabelsRight,
        String agreesWithWeakLabels,
        String agreesWithTruth) {
    static List<ProbeRow> of(List<ArmView> arms) {
        return arms.stream().flatMap(ProbeRow::of).toList();
    }

    private static Stream<ProbeRow> of(ArmView arm) {
        return arm.probe() == null
                ? Stream.of()
                : arm.probe().splits().stream().map(figures -> of(arm.seed(), figures));
    }

    private static ProbeRow of(long seed, ProbeFigures figures) {
        String byComponents = figures.leftOutByComponents() == null
                ? ""
                : " (" + figures.leftOutByComponents() + " left out by components)";
        return new ProbeRow(
                Long.toString(seed),
                figures.split().label(),
                figures.kept() + " of " + figures.examples() + byComponents,
                Figures.metric(figures.labelAccuracy()),
                Figures.metric(figures.keptLabelAccuracy()),
                Figures.metric(figures.labelAgreement()),
                Figures.metric(figures.truthAgreement()));
    }
}
