package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a data card counts in a split: examples of either label, groups, near duplicates.
 *
 * @param groups the number of groups; no group is in two splits
 * @param nearDuplicates the number of examples that were passed over because a more held-out split has a near duplicate
 * @param balance the share of label 1, in [0, 1]; null if the split is empty
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
