package dev.w2s.task.card;

import dev.w2s.task.example.FormattedExample;
import java.util.Collection;

/**
 * Examples of either label.
 *
 * @param of what was counted: the source, or what a step of the preparation left
 */
public record Counts(String of, int label0, int label1) {
    public static Counts count(String of, Collection<FormattedExample> examples) {
        int label1 = examples.stream().mapToInt(FormattedExample::label).sum();
        return new Counts(of, examples.size() - label1, label1);
    }

    int total() {
        return label0 + label1;
    }
}
