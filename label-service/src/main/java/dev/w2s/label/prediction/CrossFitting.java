package dev.w2s.label.prediction;

import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.study.data.Half;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Joins the labels of two checkpoints of which each learned from one half of strong_train. */
final class CrossFitting {
    private CrossFitting() {}

    /**
     * The labels of both halves in the dataset's order.
     *
     * @param firstHalf of the examples of the first half, in the dataset's order
     */
    static List<LabelRow> ofHalves(Stream<Example> examples, List<LabelRow> firstHalf, List<LabelRow> secondHalf) {
        Iterator<LabelRow> first = firstHalf.iterator();
        Iterator<LabelRow> second = secondHalf.iterator();
        return examples.map(example -> Half.of(example.group()) == Half.FIRST ? first.next() : second.next())
                .toList();
    }

    /** Of examples that neither has learned from: d is the mean of their logit differences, p = sigmoid(d). */
    static List<LabelRow> mean(List<LabelRow> one, List<LabelRow> other) {
        List<LabelRow> means = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            double difference = (difference(one.get(i)) + difference(other.get(i))) / 2;
            means.add(new LabelRow(one.get(i).id(), 1 / (1 + Math.exp(-difference)), difference));
        }
        return means;
    }

    private static double difference(LabelRow row) {
        if (row.logitDifference() == null) {
            throw new IllegalArgumentException("example '" + row.id() + "' was not labelled by a model");
        }
        return row.logitDifference();
    }
}
