package dev.w2s.probing.fitting;

import dev.w2s.probing.prediction.Predictions;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.ProbeMeasurement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A split whose labels the probe was given, and which of its examples filtering keeps. A split of which nothing is kept
 * is refused as {@code INVALID_REQUEST}.
 *
 * @param labels that the probe was given: p(label = 1), in the order of {@code ids}
 * @param truth ground truth, 0 or 1, in the order of {@code ids}
 * @param kept places in {@code ids}, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FilteredSplit(Split split, List<String> ids, double[] labels, int[] truth, Predictions predictions, int[] kept) {
    FilteredSplit {
        if (kept.length == 0) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "filtering leaves none of the " + ids.size() + " examples of " + split.label()
                            + "; take a lower contamination or more examples");
        }
    }

    List<String> keptIds() {
        return Arrays.stream(kept).mapToObj(ids::get).toList();
    }

    /** Returns what {@link ProbeMeasurement} names, but for what the probe alone knows. */
    Map<String, Double> measurements() {
        int[] rows = IntStream.range(0, ids.size()).toArray();
        double[] predicted = predictions.probabilities();
        Map<String, Double> measured = new HashMap<>();
        measured.put(ProbeMeasurement.EXAMPLES.of(split), (double) ids.size());
        measured.put(ProbeMeasurement.KEPT.of(split), (double) kept.length);
        measured.put(
                ProbeMeasurement.LABEL_AGREEMENT.of(split),
                share(rows, row -> isOne(predicted[row]) == isOne(labels[row])));
        measured.put(
                ProbeMeasurement.TRUTH_AGREEMENT.of(split),
                share(rows, row -> isOne(predicted[row]) == isOne(truth[row])));
        measured.put(ProbeMeasurement.LABEL_ACCURACY.of(split), share(rows, this::isLabelledRight));
        measured.put(ProbeMeasurement.KEPT_LABEL_ACCURACY.of(split), share(kept, this::isLabelledRight));
        return measured;
    }

    private boolean isLabelledRight(int row) {
        return isOne(labels[row]) == isOne(truth[row]);
    }

    private static boolean isOne(double label) {
        return label > 0.5;
    }

    private static double share(int[] rows, IntPredicate holds) {
        return (double) Arrays.stream(rows).filter(holds).count() / rows.length;
    }
}
