package dev.w2s.study.training;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * How a model is fine-tuned: everything that changes the resulting numbers besides model, data and seed.
 *
 * @param epochs passes over the training split; each is shuffled anew
 * @param batchSize examples an optimizer step; the last batch of an epoch may be smaller
 * @param learningRate the peak, after the warm-up
 * @param warmupFraction of all steps, rounded up, in [0, 1)
 * @param weightDecay decoupled (AdamW), on all but biases and norms
 * @param maximumGradientNorm clips the global norm over all trained tensors
 * @param evaluateEvery optimizer steps between evaluations on val; the last step is always evaluated, and the step with
 *     the highest AUC wins, the earliest of equals
 * @param patience evaluations without a better AUC before training stops early; 0 = never
 */
public record Training(
        Adaptation adaptation,
        int epochs,
        int batchSize,
        double learningRate,
        Schedule schedule,
        double warmupFraction,
        double weightDecay,
        double beta1,
        double beta2,
        double epsilon,
        double maximumGradientNorm,
        Precision precision,
        int evaluateEvery,
        int patience) {
    public Training {
        require(epochs >= 1, "epochs", epochs, "must be at least 1");
        require(batchSize >= 1, "batchSize", batchSize, "must be at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "must be above 0");
        require(warmupFraction >= 0 && warmupFraction < 1, "warmupFraction", warmupFraction, "must be in [0, 1)");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "must be at least 0");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "must be in [0, 1)");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "must be in [0, 1)");
        require(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "must be in (0, 1)");
        require(
                maximumGradientNorm > 0 && Double.isFinite(maximumGradientNorm),
                "maximumGradientNorm",
                maximumGradientNorm,
                "must be above 0");
        require(evaluateEvery >= 1, "evaluateEvery", evaluateEvery, "must be at least 1");
        require(patience >= 0, "patience", patience, "must be at least 0, which means never");
    }

    /** Optimizer steps of the whole run on {@code examples} examples. */
    public int totalSteps(int examples) {
        return epochs * ((examples + batchSize - 1) / batchSize);
    }

    public int warmupSteps(int totalSteps) {
        return (int) Math.ceil(warmupFraction * totalSteps);
    }
}
