package dev.w2s.model.tuning;

import org.jspecify.annotations.Nullable;

/** Is told about each step, on the training thread. */
@FunctionalInterface
public interface TrainingListener {
    TrainingListener NONE = progress -> {};

    /**
     * How far training is.
     *
     * @param step the number of steps done
     * @param totalSteps at most; early stopping may end sooner
     * @param auc the latest on val, null before the first evaluation
     * @param tokensPerSecond real tokens trained on, since this run began or resumed
     * @param remainingSeconds an estimate from the pace so far
     */
    record Progress(
            int step,
            int totalSteps,
            double loss,
            double gradientNorm,
            double learningRate,
            @Nullable Double auc,
            double tokensPerSecond,
            double remainingSeconds) {}

    void onStep(Progress progress);
}
