package dev.w2s.model.tuning.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.w2s.model.loss.LossTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened step by step, in numbers that a second run repeats; times are not among them. */
public record TrainingHistory(List<Step> steps, List<Evaluation> evaluations) {
    public static final TrainingHistory EMPTY = new TrainingHistory(List.of(), List.of());

    /**
     * One optimizer step.
     *
     * @param step from 1
     * @param loss the mean over the optimizer batch, before the step
     * @param gradientNorm the global norm before clipping
     * @param terms the terms of the loss; null where it has none
     */
    public record Step(
            int step,
            double loss,
            double gradientNorm,
            double learningRate,
            @Nullable LossTerms terms) {}

    /**
     * An evaluation on val after a step.
     *
     * @param auc null if val has one class only, so that no AUC is defined
     */
    public record Evaluation(int step, @Nullable Double auc) {}

    public TrainingHistory {
        steps = List.copyOf(steps);
        evaluations = List.copyOf(evaluations);
    }

    public TrainingHistory with(Step step) {
        return new TrainingHistory(appended(steps, step), evaluations);
    }

    public TrainingHistory with(Evaluation evaluation) {
        return new TrainingHistory(steps, appended(evaluations, evaluation));
    }

    private static <T> List<T> appended(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    /** The evaluation with the highest AUC, the earliest of equals; empty if none has one. */
    @JsonIgnore
    public Optional<Evaluation> best() {
        Evaluation best = null;
        for (Evaluation evaluation : evaluations) {
            Double auc = evaluation.auc();
            if (auc != null && (best == null || best.auc() == null || auc > best.auc())) {
                best = evaluation;
            }
        }
        return Optional.ofNullable(best);
    }

    public boolean isEvaluated(int step) {
        return evaluations.stream().anyMatch(evaluation -> evaluation.step() == step);
    }

    /** Null before the first evaluation, and if val has one class only. */
    public @Nullable Double latestAuc() {
        return evaluations.isEmpty()
                ? null
                : evaluations.get(evaluations.size() - 1).auc();
    }

    /** The number of evaluations since the best one. */
    public int evaluationsWithoutImprovement() {
        return best().map(best -> evaluations.size() - 1 - evaluations.indexOf(best))
                .orElse(0);
    }
}
