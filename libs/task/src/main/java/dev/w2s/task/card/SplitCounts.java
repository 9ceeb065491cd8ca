package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a split holds.
 *
 * @param groups of examples that no other split shares
 * @param nearDuplicates examples removed because one of a more held-out split is nearly the same
 * @param balance the share of label 1; null where the split is empty
 */
public record SplitCounts(
        Split split,
        int label0,
        int label1,
        int groups,
        int nearDuplicates,
        @Nullable Double balance) {
    static SplitCounts of(Split split, List<FormattedExample> examples, int nearDuplicates) {
        Counts counts = Counts.count(split.label(), examples);
        return new SplitCounts(
                split,
                counts.label0(),
                counts.label1(),
                (int) examples.stream().map(FormattedExample::group).distinct().count(),
                nearDuplicates,
                examples.isEmpty() ? null : (double) counts.label1() / counts.total());
    }

    int total() {
        return label0 + label1;
    }
}
