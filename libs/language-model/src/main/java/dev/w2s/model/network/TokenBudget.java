package dev.w2s.model.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts texts into batches that fit in memory: the number of texts times the longest text's tokens is at most the budget,
 * unless one text alone is longer. It decides about memory and speed, never about numbers.
 */
public record TokenBudget(int tokens) {
    public TokenBudget {
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens: " + tokens + " must be at least 1");
        }
    }

    /**
     * The texts' indices by batch. Where more than one batch is needed, texts of like length share one, the longest first
     * so that a budget too large for the memory shows at once.
     */
    public List<List<Integer>> cut(List<int[]> sequences) {
        List<Integer> all = IntStream.range(0, sequences.size()).boxed().toList();
        int longest =
                sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
        if (all.isEmpty()) {
            return List.of();
        }
        if ((long) all.size() * longest <= tokens) {
            return List.of(all);
        }
        Comparator<Integer> byLength = Comparator.comparingInt(index -> sequences.get(index).length);
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        int longestOfBatch = 0;
        for (int index : all.stream().sorted(byLength.reversed()).toList()) {
            if (!batch.isEmpty() && (long) (batch.size() + 1) * longestOfBatch > tokens) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            if (batch.isEmpty()) {
                longestOfBatch = sequences.get(index).length;
            }
            batch.add(index);
        }
        batches.add(batch);
        return batches;
    }

    /** What to try when memory ran out; never less than one token. */
    public TokenBudget dividedBy(int divisor) {
        return new TokenBudget(Math.max(1, tokens / divisor));
    }
}
