package dev.w2s.model.tuning;

import dev.w2s.model.tokenizer.TextTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The val split: what it says about a model, and whether it can say anything. */
final class Validation {
    private final List<int[]> sequences;
    private final boolean[] positive;

    Validation(List<LabelledText> examples, TextTokenizer tokenizer, int maximumLength) {
        List<String> texts = examples.stream().map(LabelledText::text).toList();
        sequences = Arrays.asList(tokenizer.encodeBatch(texts, maximumLength));
        positive = new boolean[examples.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = examples.get(i).isPositive();
        }
    }

    List<int[]> sequences() {
        return sequences;
    }

    boolean isEmpty() {
        return sequences.isEmpty();
    }

    /** Whether both classes occur, so that an AUC is defined. */
    boolean ranks() {
        return RocAuc.of(new double[positive.length], positive).isPresent();
    }

    /** Of the difference of the two logits. */
    OptionalDouble auc(float[][] logits) {
        double[] scores = new double[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (double) logits[i][1] - logits[i][0];
        }
        return RocAuc.of(scores, positive);
    }
}
