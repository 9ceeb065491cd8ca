package dev.w2s.model.tuning.data;

import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.score.RocAuc;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The val split as token ids and hard labels. */
public final class ValidationData {
    private final List<int[]> sequences;
    private final boolean[] labels;

    public ValidationData(List<LabelledText> examples, TextTokenizer tokenizer, int maximumLength) {
        List<String> texts = examples.stream().map(LabelledText::text).toList();
        sequences = Arrays.asList(tokenizer.encodeBatch(texts, maximumLength));
        labels = new boolean[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).isPositive();
        }
    }

    public List<int[]> sequences() {
        return sequences;
    }

    public boolean isEmpty() {
        return sequences.isEmpty();
    }

    /** Whether both classes occur, so that an AUC is defined. */
    public boolean hasBothClasses() {
        return RocAuc.of(labels, new double[labels.length]) != null;
    }

    /**
     * The ROC AUC of the difference of the two logits.
     *
     * @param logits [texts][2]
     * @return null if there is one class only
     */
    public @Nullable Double auc(float[][] logits) {
        double[] scores = new double[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (double) logits[i][1] - logits[i][0];
        }
        return RocAuc.of(labels, scores);
    }
}
