package dev.w2s.model.labelling;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Joins the labels of two checkpoints of which each learned from one half of strong_train, and labels the other. */
public final class CrossFitting {
    private CrossFitting() {}

    /**
     * Returns the labels of strong_train, each from the checkpoint that has not learned from the example, and of the
     * other splits, which neither has learned from, the {@linkplain #mean mean} of both.
     *
     * @param firstHalf labels of the examples in the first half of strong_train, and of all other splits, in the
     *     dataset's order
     * @param secondHalf the same with the second half
     */
    public static Map<Split, List<SoftLabel>> joined(
            DatasetArtifact dataset, Map<Split, List<SoftLabel>> firstHalf, Map<Split, List<SoftLabel>> secondHalf) {
        Map<Split, List<SoftLabel>> joined = new EnumMap<>(Split.class);
        firstHalf.forEach((split, first) -> {
            List<SoftLabel> second = secondHalf.getOrDefault(split, List.of());
            joined.put(split, split == Split.STRONG_TRAIN ? halves(dataset, first, second) : mean(first, second));
        });
        return joined;
    }

    private static List<SoftLabel> halves(
            DatasetArtifact dataset, List<SoftLabel> firstHalf, List<SoftLabel> secondHalf) {
        Iterator<SoftLabel> first = firstHalf.iterator();
        Iterator<SoftLabel> second = secondHalf.iterator();
        try (Stream<Example> examples = dataset.stream(Split.STRONG_TRAIN)) {
            return examples.map(example -> Half.of(example.group()) == Half.FIRST ? first.next() : second.next())
                    .toList();
        }
    }

    /** Returns labels with d, the mean of the two logit differences of an example, and p = sigmoid(d). */
    private static List<SoftLabel> mean(List<SoftLabel> one, List<SoftLabel> other) {
        List<SoftLabel> means = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            double difference = (difference(one.get(i)) + difference(other.get(i))) / 2;
            means.add(SoftLabel.ofLogitDifference(one.get(i).id(), difference));
        }
        return means;
    }

    private static double difference(SoftLabel label) {
        if (label.logitDifference() == null) {
            throw new IllegalArgumentException("the label of example '" + label.id() + "' has no logit difference");
        }
        return label.logitDifference();
    }
}
