package dev.w2s.model.network;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pretrained model with trained tensors and a head that classifies. */
public final class Network implements AutoCloseable {
    private final ScriptModule script;
    private final Body body;
    private final Pooling pooling;
    private final String headMethod;
    private final List<NativeTensor> head = new ArrayList<>();

    /** @param trained the trained tensors by name, the head's fresh weights among them; not closed with this */
    public Network(LanguageModel model, Head head, Map<String, NativeTensor> trained, double scale) {
        this.script = model.script();
        this.body = new Body(model, trained, scale);
        this.pooling = head.pooling();
        this.headMethod = head.method();
        head.pretrained()
                .forEach(weight -> this.head.add(
                        trained.containsKey(weight.name())
                                ? required(trained, weight.name())
                                : model.weight(weight.name())));
        head.fresh().forEach(weight -> this.head.add(required(trained, weight.name())));
    }

    private static NativeTensor required(Map<String, NativeTensor> trained, String name) {
        NativeTensor tensor = trained.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no trained tensor " + name);
        }
        return tensor;
    }

    public Body body() {
        return body;
    }

    /** Computes the hidden states after a layer; after the last layer, those that the head reads. */
    NativeTensor layer(int layer, NativeTensor hidden, SharedTensors shared, TensorScope results, Execution execution) {
        return layer < body.layers() - 1
                ? body.layer(layer, hidden, shared, results, execution)
                : body.lastLayer(pooling, hidden, shared, results, execution);
    }

    /** Computes logits [texts, 2] from the result of the last layer. */
    public NativeTensor head(NativeTensor hidden, SharedTensors shared, TensorScope results, Execution execution) {
        return script.method(headMethod)
                .tensor(hidden)
                .tensors(shared.tensors())
                .tensors(head)
                .result(results, execution);
    }

    /** Computes the logits [2] of each text, with one layer's hidden states in memory at a time. */
    public List<float[]> logits(TokenBatch batch, TensorScope owner) {
        try (TensorScope temporary = owner.newScope()) {
            NativeTensor hidden = body.embed(batch, temporary, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, temporary, Execution.INFERENCE);
            for (int layer = 0; layer < body.layers(); layer++) {
                NativeTensor next = layer(layer, hidden, shared, temporary, Execution.INFERENCE);
                hidden.close();
                hidden = next;
            }
            return Rows.of(head(hidden, shared, temporary, Execution.INFERENCE));
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
