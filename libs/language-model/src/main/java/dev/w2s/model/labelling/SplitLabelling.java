package dev.w2s.model.labelling;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.model.Cancellation;
import dev.w2s.model.prediction.Classifier;
import dev.w2s.model.prediction.Logits;
import dev.w2s.model.prediction.PredictionListener;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Labels splits of a dataset with classifiers. No batch holds texts of two splits, so the labels of a split don't
 * depend on which others are labelled with it.
 *
 * @param exampleDone is called after each example
 * @param listener is told about each batch
 */
public record SplitLabelling(
        DatasetArtifact dataset,
        List<Split> splits,
        Runnable exampleDone,
        PredictionListener listener,
        Cancellation cancellation) {
    /**
     * Returns the labels of all splits, in the dataset's order.
     *
     * @param only the half of strong_train that is labelled; null = both
     * @throws CategorizedException {@code NUMERICAL} naming an example whose logits are not finite
     */
    public Map<Split, List<SoftLabel>> labels(Classifier classifier, @Nullable Half only) {
        Map<Split, List<SoftLabel>> labels = new EnumMap<>(Split.class);
        splits.forEach(split -> labels.put(split, labels(classifier, split, only)));
        return labels;
    }

    private List<SoftLabel> labels(Classifier classifier, Split split, @Nullable Half only) {
        Queue<String> waiting = new ArrayDeque<>();
        List<SoftLabel> labels = new ArrayList<>();
        try (Stream<Example> examples = dataset.stream(split)) {
            classifier.predict(
                    examples.filter(example ->
                                    only == null || split != Split.STRONG_TRAIN || Half.of(example.group()) == only)
                            .peek(example -> waiting.add(example.id()))
                            .map(Example::text)
                            .iterator(),
                    logits -> {
                        labels.add(label(waiting.remove(), logits));
                        exampleDone.run();
                    },
                    listener,
                    cancellation);
        }
        return labels;
    }

    private static SoftLabel label(String id, Logits logits) {
        if (!Double.isFinite(logits.difference())) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    "the logits of example '" + id + "' are " + logits.ofLabel0() + " and " + logits.ofLabel1()
                            + ": the checkpoint's training diverged; train it with a lower learning rate, or in float32");
        }
        return SoftLabel.ofLogitDifference(id, logits.difference());
    }
}
