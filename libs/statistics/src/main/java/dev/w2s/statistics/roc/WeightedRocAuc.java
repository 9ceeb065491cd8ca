package dev.w2s.statistics.roc;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The AUC of examples that count several times or not at all, as in a bootstrap. The scores are sorted once; each set
 * of counts then takes one pass.
 */
public final class WeightedRocAuc {
    /** The examples in ascending order of their scores. */
    private final int[] order;
    /** Whether the example at a position has the same score as the one before it. */
    private final boolean[] tied;

    private final boolean[] labels;

    /**
     * @param labels one an example
     * @param scores higher for label 1; only their order matters
     * @throws IllegalArgumentException if a score is NaN
     */
    public WeightedRocAuc(boolean[] labels, double[] scores) {
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a score is NaN, which has no rank");
        }
        Integer[] ascending = new Integer[scores.length];
        Arrays.setAll(ascending, i -> i);
        Arrays.sort(ascending, Comparator.comparingDouble(i -> scores[i]));
        order = new int[scores.length];
        tied = new boolean[scores.length];
        this.labels = new boolean[scores.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = ascending[i];
            tied[i] = i > 0 && scores[order[i]] == scores[order[i - 1]];
            this.labels[i] = labels[order[i]];
        }
    }

    /**
     * @param counts how often each example counts, in the order of the constructor's arrays
     * @return in [0, 1], ties counted half; null where one of the labels does not count at all
     */
    public @Nullable Double of(int[] counts) {
        long zeros = 0;
        long ones = 0;
        // Twice the number of pairs in which label 1 scores higher, ties being one.
        long wins = 0;
        for (int from = 0; from < order.length; ) {
            long tiedZeros = 0;
            long tiedOnes = 0;
            int to = from;
            do {
                if (labels[to]) {
                    tiedOnes += counts[order[to]];
                } else {
                    tiedZeros += counts[order[to]];
                }
                to++;
            } while (to < order.length && tied[to]);
            wins += tiedOnes * (2 * zeros + tiedZeros);
            zeros += tiedZeros;
            ones += tiedOnes;
            from = to;
        }
        return ones == 0 || zeros == 0 ? null : wins / (2.0 * ones * zeros);
    }
}
