package dev.w2s.label.task;

import java.util.Collection;

/**
 * Examples of either label.
 *
 * @param of what was counted: a step of the preparation, or a split
 */
public record Counts(String of, int label0, int label1) {
    static Counts count(String of, Collection<SourceRecord> records) {
        int label1 = records.stream().mapToInt(SourceRecord::label).sum();
        return new Counts(of, records.size() - label1, label1);
    }
}
