package dev.w2s.model.network;

import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs many texts through a model, in parts that run side by side on the engine's lanes.
 *
 * @param computation computes one part; several run at a time
 */
public record ParallelInference<T>(Computation<T> computation, TokenBudget budget, Torch torch) {
    /** Computes one result for each text, in their order. */
    @FunctionalInterface
    public interface Computation<T> {
        List<T> of(TokenBatch batch, TensorScope scope);
    }

    private record Found<T>(List<Integer> indices, int tokens, List<T> results) {}

    /**
     * Returns a result for each text, in the order of the texts.
     *
     * @param afterPart is given the number of tokens of each part that is done, on the calling thread; may throw to
     *     stop
     */
    public List<T> of(List<int[]> sequences, IntConsumer afterPart) {
        PartSize partSize = PartSize.on(torch.device());
        List<List<Integer>> parts = budget.cut(sequences).stream()
                .flatMap(pass -> partSize.cut(sequences, pass).stream())
                .toList();
        List<T> results = new ArrayList<>(Collections.nCopies(sequences.size(), null));
        torch.lanes().forEach(parts.size(), (lane, part) -> found(sequences, parts.get(part)), found -> {
            for (int i = 0; i < found.indices.size(); i++) {
                results.set(found.indices.get(i), found.results.get(i));
            }
            afterPart.accept(found.tokens);
        });
        return results;
    }

    private Found<T> found(List<int[]> sequences, List<Integer> indices) {
        try (TensorScope scope = torch.newScope()) {
            TokenBatch batch =
                    TokenBatch.of(indices.stream().map(sequences::get).toList(), scope);
            return new Found<>(indices, batch.tokens(), computation.of(batch, scope));
        }
    }
}
