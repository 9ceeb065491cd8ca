package dev.w2s.study.score;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The area under the ROC curve, which is the chance that an example of label 1 scores higher than one of label 0, where
 * a tie counts half. It is computed as the Mann-Whitney statistic on midranks:
 * {@code (R1 - n1 (n1 + 1) / 2) / (n0 n1)}, where R1 is the sum of the ranks of label 1, and equal scores share the
 * mean of their ranks.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * Returns the area.
     *
     * @param labels the true ones, one for each example
     * @param scores one for each example, higher for label 1; only their order matters
     * @return in [0, 1]; null where one of the labels doesn't occur
     * @throws CategorizedException {@code NUMERICAL} if a score is NaN
     */
    public static @Nullable Double of(boolean[] labels, double[] scores) {
        Integer[] order = ascending(scores);
        long ones = 0;
        double rankSum = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int tiedOnes = 0;
            // == and not Double.equals: -0.0 and 0.0 are a tie.
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tiedOnes += labels[order[to]] ? 1 : 0;
                to++;
            }
            double midrank = (from + 1 + to) / 2.0;
            rankSum += tiedOnes * midrank;
            ones += tiedOnes;
            from = to;
        }
        long zeros = order.length - ones;
        if (ones == 0 || zeros == 0) {
            return null;
        }
        return (rankSum - ones * (ones + 1) / 2.0) / ((double) zeros * ones);
    }

    private static Integer[] ascending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new CategorizedException(
                        FailureCategory.NUMERICAL, "the score of example " + i + " is NaN: it has no rank");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        return order;
    }
}
