package dev.w2s.model.tuning;

import dev.w2s.model.network.TokenBudget;

/**
 * Settings that change time and memory but, beyond rounding, no number.
 *
 * @param trainingBudget the tokens of one forward and backward pass
 * @param predictionBudget the tokens of one forward pass
 * @param recompute run each layer a second time in the backward pass instead of keeping all it computed: less memory,
 *     slower
 * @param saveEvery steps between two snapshots of the progress; 0 = never
 */
public record EngineSettings(
        TokenBudget trainingBudget, TokenBudget predictionBudget, boolean recompute, int saveEvery) {
    public static final EngineSettings DEFAULT =
            new EngineSettings(new TokenBudget(2048), new TokenBudget(4096), false, 20);

    /** Settings to try when memory ran out. */
    public EngineSettings withBudgetsDividedBy(int divisor) {
        return new EngineSettings(
                trainingBudget.dividedBy(divisor), predictionBudget.dividedBy(divisor), recompute, saveEvery);
    }
}
