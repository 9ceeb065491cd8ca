package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a reader of a task's results should know of its data; a dataset keeps it beside its splits. The same data give the
 * same card.
 *
 * @param steps what each step of the preparation left, the first being what the source holds
 * @param splits in the order of {@link Split}
 * @param leaks what was looked for, whether it warns or not
 * @param warnings sentences for people; empty where nothing is odd
 */
public record TaskCard(
        String source,
        List<Counts> steps,
        List<SplitCounts> splits,
        Lengths lengths,
        List<Leak> leaks,
        List<String> warnings) {
    public TaskCard {
        steps = List.copyOf(steps);
        splits = List.copyOf(splits);
        leaks = List.copyOf(leaks);
        warnings = List.copyOf(warnings);
    }

    /**
     * Measures. Counting tokens takes longest, on all cores: half a minute for {@value Lengths#MOST_MEASURED} texts of 400.
     *
     * @param splits at least one example in all
     * @param nearDuplicates removed from each split; none where a split is missing
     */
    public static TaskCard of(
            String source,
            List<Counts> steps,
            Map<Split, List<FormattedExample>> splits,
            Map<Split, Integer> nearDuplicates,
            TokenCounter tokens) {
        List<FormattedExample> all = Arrays.stream(Split.values())
                .flatMap(split -> splits.getOrDefault(split, List.of()).stream())
                .toList();
        List<SplitCounts> counts = Arrays.stream(Split.values())
                .filter(splits::containsKey)
                .map(split -> SplitCounts.of(
                        split, splits.getOrDefault(split, List.of()), nearDuplicates.getOrDefault(split, 0)))
                .toList();
        Lengths lengths = Lengths.of(all, tokens);
        List<Leak> leaks = new LeakDetector(splits, all).leaks();
        return new TaskCard(source, steps, counts, lengths, leaks, Warnings.of(steps, counts, lengths, leaks));
    }
}
