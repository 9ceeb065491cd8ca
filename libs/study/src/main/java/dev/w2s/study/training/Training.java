package dev.w2s.study.training;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * The hyperparameters of fine-tuning: everything that changes the resulting numbers besides model, data, loss and seed.
 *
 * @param epochs the number of passes over the training split; each has its own random order
 * @param batchSize the number of examples in an optimizer step; the last batch of an epoch may be smaller
 * @param learningRate the peak learning rate, after the warm-up
 * @param warmupFraction the share of all steps that are warm-up, in [0, 1); their number is rounded up
 * @param weightDecay decoupled weight decay (AdamW) of all trained tensors but biases and norms
 * @param maximumGradientNorm the norm over the gradients of all trained tensors together is clipped to this
 * @param evaluateEvery the number of optimizer steps between evaluations on val; the last step is always evaluated. The
 *     step with the highest AUC is the best, the earliest of equals
 * @param patience after how many evaluations without a better AUC training stops early; 0 = never
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

    /** Returns the number of optimizer steps of the whole run on {@code examples} examples. */
    public int totalSteps(int examples) {
        return epochs * ((examples + batchSize - 1) / batchSize);
    }

    public int warmupSteps(int totalSteps) {
        return (int) Math.ceil(warmupFraction * totalSteps);
    }
}
