package dev.w2s.model.prediction;

import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.Body;
import dev.w2s.model.network.ParallelInference;
import dev.w2s.model.network.Rows;
import dev.w2s.model.network.SharedTensors;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads hidden states of a pretrained model. The pinned pooling says what is read of a text: the last token of a
 * decoder; the mean over the tokens or the first token of an encoder. One thread uses it at a time.
 */
public final class HiddenStates implements AutoCloseable {
    /**
     * The number of texts that are sorted by length together: fewer than a classifier's, since each has thousands of
     * results.
     */
    private static final int WINDOW = 1024;

    private final List<Integer> layers;
    private final int deepest;
    private final Pooling pooling;
    private final TensorScope scope;
    private final Body body;
    private final TextStream<float[][]> texts;

    /**
     * @param layers the layers to read, as transformers counts {@code hidden_states}: 0 are the embeddings, i is layer
     *     i's output, and the last layer's is taken after the final norm, where the model has one
     * @throws CategorizedException {@code INVALID_REQUEST} if this is not the pinned model, if it has no such layer, or
     *     if it cannot be read by that pooling
     */
    public HiddenStates(LanguageModel model, PinnedModel pinned, List<Integer> layers, TokenBudget budget) {
        model.requireToBe(pinned, model.precision());
        model.head(pinned.pooling());
        this.layers = List.copyOf(layers);
        for (int layer : layers) {
            if (layer < 0 || layer > model.layers()) {
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "layer: " + layer + " must be from 0, the embeddings, to the model's " + model.layers());
            }
        }
        this.deepest = Collections.max(layers);
        this.pooling = pinned.pooling();
        this.scope = model.torch().newScope();
        this.body = Body.of(model);
        this.texts = new TextStream<>(
                model.tokenizer(),
                pinned.maximumLength(),
                WINDOW,
                new ParallelInference<>(this::states, budget, model.torch()));
    }

    /**
     * Reads the hidden states [layers asked for][hidden size] of each text, in order. About a thousand texts are read
     * ahead of the results, to be batched by length.
     *
     * @throws CategorizedException {@code OUT_OF_MEMORY}, or what {@code cancellation} throws
     */
    public void extract(
            Iterator<String> texts,
            Consumer<float[][]> results,
            PredictionListener listener,
            Cancellation cancellation) {
        this.texts.run(texts, results, listener, cancellation);
    }

    private List<float[][]> states(TokenBatch batch, TensorScope owner) {
        float[][][] states = new float[batch.texts()][layers.size()][];
        try (TensorScope temporary = owner.newScope()) {
            NativeTensor hidden = body.embed(batch, temporary, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, temporary, Execution.INFERENCE);
            for (int layer = 0; layer <= deepest; layer++) {
                if (layer > 0) {
                    NativeTensor next = body.layer(layer - 1, hidden, shared, temporary, Execution.INFERENCE);
                    hidden.close();
                    hidden = next;
                }
                if (layers.contains(layer)) {
                    keep(layer, hidden, shared, temporary, states);
                }
            }
        }
        return Arrays.asList(states);
    }

    private void keep(int layer, NativeTensor hidden, SharedTensors shared, TensorScope temporary, float[][][] states) {
        List<float[]> rows = Rows.of(body.read(pooling, layer, hidden, shared, temporary, Execution.INFERENCE));
        for (int text = 0; text < states.length; text++) {
            for (int i = 0; i < layers.size(); i++) {
                if (layers.get(i) == layer) {
                    states[text][i] = rows.get(text);
                }
            }
        }
    }

    @Override
    public void close() {
        body.close();
        scope.close();
    }
}
