package dev.w2s.model.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The area under the ROC curve: the probability that a positive scores above a negative, ties counting one half. */
final class RocAuc {
    private RocAuc() {}

    /** Mann and Whitney's statistic by midranks; empty if there is one class only. */
    static OptionalDouble of(double[] scores, boolean[] positive) {
        List<Integer> ascending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .toList();
        double rankSum = 0;
        long positives = 0;
        int start = 0;
        while (start < ascending.size()) {
            int end = start;
            int positivesOfTie = 0;
            while (end < ascending.size() && scores[ascending.get(end)] == scores[ascending.get(start)]) {
                positivesOfTie += positive[ascending.get(end)] ? 1 : 0;
                end++;
            }
            rankSum += positivesOfTie * (start + 1 + end) / 2.0;
            positives += positivesOfTie;
            start = end;
        }
        long negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }
}
