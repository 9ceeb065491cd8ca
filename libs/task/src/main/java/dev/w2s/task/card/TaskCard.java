package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A task's data card: what a reader of results should know of the data. A dataset keeps it beside its splits. The same
 * data give the same card.
 *
 * @param source where the data come from
 * @param steps how many examples each step of the preparation left; the first step counts the records of the source
 * @param splits the splits, in the order of {@link Split}
 * @param leaks every feature that was measured, whether it is worth a warning or not
 * @param warnings sentences for people; empty if nothing is unusual
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
     * Measures a prepared task. Counting tokens takes longest; on all cores, half a minute for
     * {@value Lengths#MOST_MEASURED} texts of 400 tokens.
     *
     * @param splits the examples, at least one in all
     * @param nearDuplicates how many near duplicates each split passed over; a missing split passed over none
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
