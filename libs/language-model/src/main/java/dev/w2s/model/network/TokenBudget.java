package dev.w2s.model.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts texts into batches that fit in memory: the number of texts times the tokens of the longest is at most the
 * budget, unless one text alone is longer. A budget changes memory and speed; beyond rounding, it changes no number.
 */
public record TokenBudget(int tokens) {
    public TokenBudget {
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens: " + tokens + " must be at least 1");
        }
    }

    /**
     * Returns the texts' indices by batch. Where more than one batch is needed, texts of similar length share one. The
     * longest come first, so that a budget that is too large for the memory fails at once.
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

    /** A smaller budget, to try when memory ran out; never less than one token. */
    public TokenBudget dividedBy(int divisor) {
        return new TokenBudget(Math.max(1, tokens / divisor));
    }
}
