package dev.w2s.probing.prediction;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Filtering by disagreement: the examples whose label is furthest from a probe's prediction, by |prediction - label|,
 * are dropped.
 */
public final class Disagreement {
    private Disagreement() {}

    /** Returns {@code int(contamination * count)}, the share of {@code count} rounded down as in EleutherAI/w2s. */
    public static int truncatedShare(double contamination, int count) {
        return (int) (contamination * count);
    }

    /**
     * Drops the {@code drop} largest disagreements among {@code rows}; of equal ones, those of later rows.
     *
     * @param rows ascending
     * @param predictions of {@code rows}, in that order
     * @param labels of {@code rows}, in that order
     * @return the rows that stay, ascending
     */
    public static int[] kept(int[] rows, double[] predictions, double[] labels, int drop) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> Math.abs(predictions[i] - labels[i]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(rows.length - drop)
                .mapToInt(i -> rows[i])
                .sorted()
                .toArray();
    }

    /** Drops the {@code drop} largest disagreements among all rows; of equal ones, those of later rows. */
    public static int[] kept(double[] predictions, double[] labels, int drop) {
        return kept(IntStream.range(0, labels.length).toArray(), predictions, labels, drop);
    }
}
