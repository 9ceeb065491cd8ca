package dev.w2s.cli.show;

import dev.w2s.study.view.PlanView;
import dev.w2s.study.view.PlannedJobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Shows people what a study would do. */
public final class PlanText {
    private static final String ROW = "%-7s %12s %10s  %s";
    private static final int ARMS_SHOWN = 3;

    private PlanText() {}

    public static String of(PlanView plan) {
        List<String> lines = new ArrayList<>();
        plan.splits().forEach(sentence -> lines.add("- " + sentence));
        lines.add("");
        lines.add(String.format(ROW, "", "work", "estimate", "job"));
        plan.jobs().forEach(job -> lines.addAll(lines(job, plan.arms())));
        lines.add("");
        lines.addAll(totals(plan));
        return String.join("\n", lines);
    }

    private static List<String> lines(PlannedJobView job, int arms) {
        String work = job.work() == null ? "-" : Quantity.grouped(job.work());
        String seconds = job.seconds() == null ? "-" : Quantity.seconds(job.seconds());
        return List.of(
                String.format(ROW, job.exists() ? "exists" : "to do", work, seconds, job.title()),
                String.format(ROW, "", "", "", "  for " + arms(job, arms)).stripTrailing());
    }

    private static String arms(PlannedJobView job, int all) {
        int needing = job.arms().size();
        if (needing == all) {
            return all == 1 ? "the only arm" : "all " + all + " arms";
        }
        if (needing <= ARMS_SHOWN) {
            return String.join("; ", job.arms());
        }
        return needing + " arms: " + String.join("; ", job.arms().subList(0, ARMS_SHOWN)) + "; ...";
    }

    private static List<String> totals(PlanView plan) {
        List<PlannedJobView> toDo =
                plan.jobs().stream().filter(job -> !job.exists()).toList();
        long shared = plan.jobs().stream().filter(job -> job.arms().size() > 1).count();
        double work = toDo.stream()
                .map(PlannedJobView::work)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        List<Double> seconds = toDo.stream()
                .map(PlannedJobView::seconds)
                .filter(Objects::nonNull)
                .toList();
        String time = seconds.isEmpty()
                ? "How long they take is not known yet: no like jobs have run here."
                : "One worker should take "
                        + Quantity.seconds(seconds.stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        + (seconds.size() == toDo.size()
                                ? "."
                                : " for " + seconds.size() + " of them; no like jobs of the others have run here.");
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d arms, %d jobs: %d shared by several arms, %d exist already, %d to do.",
                        plan.arms(),
                        plan.jobs().size(),
                        shared,
                        plan.jobs().size() - toDo.size(),
                        toDo.size()),
                time,
                "Work is billions of multiply-adds a token of text, " + Quantity.grouped(work)
                        + " to do in all; a training step counts three passes forward.",
                plan.estimate());
    }
}
