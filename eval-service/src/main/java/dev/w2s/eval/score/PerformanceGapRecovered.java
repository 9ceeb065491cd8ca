package dev.w2s.eval.score;

import org.jspecify.annotations.Nullable;

/** Computes PGR: the share of the gap between weak model and ceiling that the student closes (Burns et al. 2023). */
public final class PerformanceGapRecovered {
    private PerformanceGapRecovered() {}

    /**
     * Computes {@code (student - weak) / (ceiling - weak)}; below 0 where the student is worse than the weak model,
     * above 1 where it is better than the ceiling.
     *
     * @return null where it is undefined: no gap (ceiling &lt;= weak), or a metric that is undefined itself
     */
    public static @Nullable Double of(@Nullable Double weak, @Nullable Double student, @Nullable Double ceiling) {
        if (weak == null || student == null || ceiling == null || ceiling <= weak) {
            return null;
        }
        return (student - weak) / (ceiling - weak);
    }
}
