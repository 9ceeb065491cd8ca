package dev.w2s.model.tuning;

import org.jspecify.annotations.Nullable;

/** Follows a training: it is called after each step, on the training thread. */
@FunctionalInterface
public interface TrainingListener {
    TrainingListener NONE = progress -> {};

    /**
     * How far a training is.
     *
     * @param step the number of steps done
     * @param totalSteps at most; early stopping may end sooner
     * @param auc the latest AUC on val, null before the first evaluation
     * @param tokensPerSecond the rate since this process began or resumed the run
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
