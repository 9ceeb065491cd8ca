package dev.w2s.model.network;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model without its head. A trained tensor replaces the pretrained one of its name, or goes beside it as an adapter.
 * The caller loops over the layers and decides what is kept.
 */
public final class Body implements AutoCloseable {
    private final ScriptModule script;
    private final TensorScope scope;
    private final List<NativeTensor> embedding;
    private final List<List<NativeTensor>> layers;
    private final List<NativeTensor> finalNorm;
    private final NativeTensor everything;
    private final double scale;

    /**
     * @param trained the trained tensors by name; not closed with this
     * @param scale the factor of the adapters' contribution
     */
    public Body(LanguageModel model, Map<String, NativeTensor> trained, double scale) {
        Architecture architecture = model.architecture();
        this.script = model.script();
        this.scope = model.torch().newScope();
        this.everything = scope.longs(new long[0], 0);
        this.scale = scale;
        WeightChoice choice = new WeightChoice(model, trained, scope.zeros(0));
        this.embedding = choice.of(architecture.embeddingWeights());
        this.layers = IntStream.range(0, model.layers())
                .mapToObj(layer -> architecture.layerParts(layer).stream()
                        .flatMap(part -> choice.of(part).stream())
                        .toList())
                .toList();
        this.finalNorm = choice.of(architecture.finalNorm());
    }

    /** The pretrained model as it is. */
    public static Body of(LanguageModel model) {
        return new Body(model, Map.of(), 1);
    }

    public int layers() {
        return layers.size();
    }

    /** Computes the hidden states [tokens, hidden size] before the first layer. */
    public NativeTensor embed(TokenBatch batch, TensorScope results, Execution execution) {
        return script.method("embed")
                .tensor(batch.ids())
                .tensor(batch.positions())
                .tensors(embedding)
                .result(results, execution);
    }

    /**
     * Computes what all layers of a batch share.
     *
     * @param hidden the hidden states before the first layer
     */
    public SharedTensors shared(NativeTensor hidden, TokenBatch batch, TensorScope results, Execution execution) {
        List<NativeTensor> tensors = script.method("shared")
                .tensor(hidden)
                .tensor(batch.positions())
                .tensors(batch.geometry())
                .results(results, execution);
        return new SharedTensors(batch, tensors);
    }

    /** Computes the hidden states [tokens, hidden size] after a layer from those before it. */
    public NativeTensor layer(
            int layer, NativeTensor hidden, SharedTensors shared, TensorScope results, Execution execution) {
        return layer(layer, hidden, shared, everything, results, execution);
    }

    /**
     * Computes the last layer, for one token of each text alone, [texts, hidden size], if the pooling reads no other.
     */
    NativeTensor lastLayer(
            Pooling pooling, NativeTensor hidden, SharedTensors shared, TensorScope results, Execution execution) {
        NativeTensor wanted = shared.batch().rowsRead(pooling, results);
        return layer(layers() - 1, hidden, shared, wanted, results, execution);
    }

    private NativeTensor layer(
            int layer,
            NativeTensor hidden,
            SharedTensors shared,
            NativeTensor wanted,
            TensorScope results,
            Execution execution) {
        return script.method("layer")
                .tensor(hidden)
                .tensors(shared.tensors())
                .list(adapters(layer, shared.batch(), results))
                .tensor(wanted)
                .tensors(layers.get(layer))
                .result(results, execution);
    }

    private List<NativeTensor> adapters(int layer, TokenBatch batch, TensorScope results) {
        List<NativeTensor> settings = new ArrayList<>(List.of(results.doubles(scale)));
        settings.addAll(batch.dropout(layer, results));
        return settings;
    }

    /**
     * Reads the hidden states after {@code layer} layers as a pooling says: [texts, hidden size], float32. After the
     * last layer the model's final norm is applied, if it has one.
     */
    public NativeTensor read(
            Pooling pooling,
            int layer,
            NativeTensor hidden,
            SharedTensors shared,
            TensorScope results,
            Execution execution) {
        NativeTensor read = script.method(Architecture.readingMethod(pooling))
                .tensor(hidden)
                .tensors(shared.tensors())
                .result(results, execution);
        if (layer < layers() || finalNorm.isEmpty()) {
            return read;
        }
        return script.method("finish").tensor(read).tensors(finalNorm).result(results, execution);
    }

    @Override
    public void close() {
        scope.close();
    }
}
