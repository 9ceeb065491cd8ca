package dev.w2s.model.network;

import dev.w2s.model.torch.TensorScope;
import java.util.List;
import java.util.function.IntConsumer;

/** Logits of many texts, a batch after the other. */
public final class Prediction {
    private final Network network;
    private final TokenBudget budget;
    private final TensorScope owner;

    public Prediction(Network network, TokenBudget budget, TensorScope owner) {
        this.network = network;
        this.budget = budget;
        this.owner = owner;
    }

    /**
     * Logits [2] of each text, in the order of the texts.
     *
     * @param afterBatch told the tokens of each batch as it is done; may throw to stop
     */
    public float[][] logits(List<int[]> sequences, IntConsumer afterBatch) {
        float[][] logits = new float[sequences.size()][];
        for (List<Integer> indices : budget.cut(sequences)) {
            int tokens = 0;
            try (TensorScope scope = owner.newScope()) {
                TokenBatch batch =
                        TokenBatch.of(indices.stream().map(sequences::get).toList(), scope);
                tokens = batch.tokens();
                float[] all = network.logits(batch, scope);
                for (int i = 0; i < indices.size(); i++) {
                    logits[indices.get(i)] = new float[] {all[2 * i], all[2 * i + 1]};
                }
            }
            afterBatch.accept(tokens);
        }
        return logits;
    }
}
