package dev.w2s.task.card;

import dev.w2s.task.example.FormattedExample;
import java.util.Collection;

/**
 * The number of examples of each label.
 *
 * @param of what was counted: a split, a part of the source, or what a step of the preparation left
 */
public record Counts(String of, int label0, int label1) {
    /** Counts examples. */
    public static Counts count(String of, Collection<FormattedExample> examples) {
        int label1 = examples.stream().mapToInt(FormattedExample::label).sum();
        return new Counts(of, examples.size() - label1, label1);
    }

    int total() {
        return label0 + label1;
    }
}
