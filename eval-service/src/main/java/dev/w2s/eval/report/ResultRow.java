package dev.w2s.eval.report;

import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.Score;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a table of results, ready to be printed.
 *
 * @param label the seed, {@code mean}, or the method that the line is about
 * @param gain student - weak
 * @param overXent student - the student of {@code xent}
 */
public record ResultRow(
        String label, String weak, String student, String ceiling, String pgr, String gain, String overXent) {
    static ResultRow of(ArmView arm) {
        boolean scored = arm.weak() != null && arm.student() != null && arm.ceiling() != null;
        String pgr = scored && arm.pgr() == null ? "undefined" : Figures.metric(arm.pgr());
        return new ResultRow(
                Long.toString(arm.seed()),
                Figures.metric(auc(arm.weak())),
                Figures.metric(auc(arm.student())),
                Figures.metric(auc(arm.ceiling())),
                pgr,
                Figures.difference(arm.gain()),
                Figures.difference(arm.differenceToXent()));
    }

    /** Returns the means over seeds; a seed without a figure does not count in that figure's mean. */
    static ResultRow mean(String label, List<ArmView> arms) {
        return new ResultRow(
                label,
                mean(arms, arm -> auc(arm.weak())),
                mean(arms, arm -> auc(arm.student())),
                mean(arms, arm -> auc(arm.ceiling())),
                mean(arms, ArmView::pgr),
                Figures.meanDifference(arms.stream().map(ArmView::gain)),
                Figures.meanDifference(arms.stream().map(ArmView::differenceToXent)));
    }

    private static String mean(List<ArmView> arms, Function<ArmView, @Nullable Double> figure) {
        return Figures.mean(arms.stream().map(figure));
    }

    private static @Nullable Double auc(@Nullable Score score) {
        return score == null ? null : score.auc();
    }
}
