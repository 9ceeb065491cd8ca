package dev.w2s.study.score;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.failure.CategorizedException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the soft labels of a split are, against ground truth.
 *
 * @param auc ROC AUC; null where the split holds one class only
 * @param accuracy share of examples with p &gt; 0.5 exactly where the label is 1
 * @param calibrationError see {@link CalibrationError}, in [0, 1]
 * @param histogramOfLabel0 of the examples whose true label is 0, how many have p in [0, 0.1), [0.1, 0.2), ..., [0.9,
 *     1]
 * @param histogramOfLabel1 the same counts of the examples whose true label is 1
 */
public record LabelQuality(
        int examples,
        @Nullable Double auc,
        double accuracy,
        double calibrationError,
        List<Integer> histogramOfLabel0,
        List<Integer> histogramOfLabel1) {
    public LabelQuality {
        require(histogramOfLabel0.size() == Tenths.COUNT, "histogramOfLabel0", histogramOfLabel0, "must have ten bins");
        require(histogramOfLabel1.size() == Tenths.COUNT, "histogramOfLabel1", histogramOfLabel1, "must have ten bins");
        histogramOfLabel0 = List.copyOf(histogramOfLabel0);
        histogramOfLabel1 = List.copyOf(histogramOfLabel1);
    }

    /**
     * Measures soft labels.
     *
     * @param labels the true ones, one for each example
     * @param probabilities p(label = 1), one for each example
     * @param scores that rank the examples, higher for label 1: the logits from which the probabilities were computed,
     *     since probabilities near 0 and 1 round to ties; without logits, the probabilities
     * @throws CategorizedException {@code NUMERICAL} if one is NaN or a probability is not in [0, 1],
     *     {@code CORRUPT_INPUT} if there is none
     */
    public static LabelQuality of(boolean[] labels, double[] probabilities, double[] scores) {
        return new LabelQuality(
                labels.length,
                RocAuc.of(labels, scores),
                Accuracy.of(labels, probabilities),
                CalibrationError.of(labels, probabilities),
                histogram(labels, probabilities, false),
                histogram(labels, probabilities, true));
    }

    private static List<Integer> histogram(boolean[] labels, double[] probabilities, boolean label) {
        int[] counts = new int[Tenths.COUNT];
        for (int i = 0; i < labels.length; i++) {
            counts[Tenths.of(probabilities[i])] += labels[i] == label ? 1 : 0;
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
