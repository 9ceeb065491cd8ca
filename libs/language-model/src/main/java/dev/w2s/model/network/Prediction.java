package dev.w2s.model.network;

import dev.w2s.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What a model says of many texts, a batch after the other.
 *
 * @param computation of one batch
 * @param owner of each batch's tensors, while it runs
 */
public record Prediction<T>(Computation<T> computation, TokenBudget budget, TensorScope owner) {
    /** From a batch to one result a text, in the order of its texts. */
    @FunctionalInterface
    public interface Computation<T> {
        List<T> of(TokenBatch batch, TensorScope scope);
    }

    /**
     * A result a text, in the order of the texts.
     *
     * @param afterBatch told the tokens of each batch as it is done; may throw to stop
     */
    public List<T> of(List<int[]> sequences, IntConsumer afterBatch) {
        List<T> results = new ArrayList<>(Collections.nCopies(sequences.size(), null));
        for (List<Integer> indices : budget.cut(sequences)) {
            int tokens = 0;
            try (TensorScope scope = owner.newScope()) {
                TokenBatch batch =
                        TokenBatch.of(indices.stream().map(sequences::get).toList(), scope);
                tokens = batch.tokens();
                List<T> found = computation.of(batch, scope);
                for (int i = 0; i < indices.size(); i++) {
                    results.set(indices.get(i), found.get(i));
                }
            }
            afterBatch.accept(tokens);
        }
        return results;
    }
}
