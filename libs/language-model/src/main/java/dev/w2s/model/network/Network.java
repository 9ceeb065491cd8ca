package dev.w2s.model.network;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.LayerPart;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A pretrained model together with trained tensors: a trained tensor takes the place of the pretrained one of its name,
 * or goes beside it as an adapter. The caller loops over the layers and decides what is kept.
 */
public final class Network implements AutoCloseable {
    private final ScriptModule script;
    private final TensorScope scope;
    private final List<NativeTensor> embedding;
    private final List<List<NativeTensor>> layers;
    private final String headMethod;
    private final List<NativeTensor> head;
    private final NativeTensor scale;

    /** @param trained at least the head's fresh weights; not closed with this */
    public Network(LanguageModel model, Head head, Map<String, NativeTensor> trained, double scale) {
        Architecture architecture = model.architecture();
        this.script = model.script();
        this.scope = model.torch().newScope();
        this.scale = scope.doubles(scale);
        NativeTensor absent = scope.zeros(0);
        WeightChoice choice = new WeightChoice(model, trained, absent);
        this.embedding = choice.of(architecture.embeddingWeights());
        this.layers = IntStream.range(0, model.layers())
                .mapToObj(layer -> architecture.layerParts(layer).stream()
                        .flatMap(part -> choice.of(part).stream())
                        .toList())
                .toList();
        this.headMethod = head.method();
        List<NativeTensor> headWeights = new ArrayList<>(choice.of(head.pretrained()));
        head.fresh().forEach(weight -> headWeights.add(choice.trained(weight.name())));
        this.head = headWeights;
    }

    public int layers() {
        return layers.size();
    }

    /** Hidden states [tokens, hidden size] before the first layer. */
    public NativeTensor embed(TokenBatch batch, TensorScope results, Execution execution) {
        return script.method("embed")
                .tensor(batch.ids())
                .tensor(batch.positions())
                .tensors(embedding)
                .result(results, execution);
    }

    /** Hidden states [tokens, hidden size] after a layer, from those before it. */
    public NativeTensor layer(
            int layer, NativeTensor hidden, TokenBatch batch, TensorScope results, Execution execution) {
        return script.method("layer")
                .tensor(hidden)
                .tensors(batch.geometry())
                .list(adapters(layer, batch, results))
                .tensors(layers.get(layer))
                .result(results, execution);
    }

    private List<NativeTensor> adapters(int layer, TokenBatch batch, TensorScope results) {
        List<NativeTensor> settings = new ArrayList<>(List.of(scale));
        settings.addAll(batch.dropout(layer, results));
        return settings;
    }

    /** Logits [texts, 2] from the hidden states after the last layer. */
    public NativeTensor head(NativeTensor hidden, TokenBatch batch, TensorScope results, Execution execution) {
        return script.method(headMethod)
                .tensor(hidden)
                .tensors(batch.geometry())
                .tensors(head)
                .result(results, execution);
    }

    /** Logits [texts, 2], keeping one layer's hidden states at a time. */
    public float[] logits(TokenBatch batch, TensorScope owner) {
        try (TensorScope temporary = owner.newScope()) {
            NativeTensor hidden = embed(batch, temporary, Execution.INFERENCE);
            for (int layer = 0; layer < layers(); layer++) {
                NativeTensor next = layer(layer, hidden, batch, temporary, Execution.INFERENCE);
                hidden.close();
                hidden = next;
            }
            return head(hidden, batch, temporary, Execution.INFERENCE).toFloats();
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Which tensor a script gets for a weight. */
    private record WeightChoice(LanguageModel model, Map<String, NativeTensor> trained, NativeTensor absent) {
        List<NativeTensor> of(List<Weight> weights) {
            return weights.stream().map(weight -> of(weight.name())).toList();
        }

        List<NativeTensor> of(LayerPart part) {
            List<NativeTensor> tensors = new ArrayList<>(of(part.weights()));
            part.linear().ifPresent(module -> {
                tensors.add(trained.getOrDefault(module.adapterAName(), absent));
                tensors.add(trained.getOrDefault(module.adapterBName(), absent));
            });
            return tensors;
        }

        private NativeTensor of(String name) {
            NativeTensor replacement = trained.get(name);
            return replacement == null ? model.weight(name) : replacement;
        }

        NativeTensor trained(String name) {
            NativeTensor tensor = trained.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("no trained tensor " + name);
            }
            return tensor;
        }
    }
}
