package dev.w2s.model.network;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gradients of a loss with respect to the trained tensors. With recomputation only the layers' inputs are kept, and each
 * layer runs a second time on the way back: less memory, a third more work.
 */
public final class Backpropagation {
    private final Network network;
    private final Body body;
    private final ScriptModule optimizer;
    private final boolean recompute;
    private final List<NativeTensor> embedding;
    private final List<List<NativeTensor>> layers;
    private final List<NativeTensor> head;

    public Backpropagation(
            Network network, AdaptationPlan plan, TrainedTensors trained, ScriptModule optimizer, boolean recompute) {
        this.network = network;
        this.body = network.body();
        this.optimizer = optimizer;
        this.recompute = recompute;
        this.embedding = plan.embedding().stream()
                .map(weight -> tensor(trained, weight.name()))
                .toList();
        this.layers = plan.layers().stream()
                .map(layer -> layer.stream()
                        .map(weight -> tensor(trained, weight.name()))
                        .toList())
                .toList();
        this.head = plan.head().stream()
                .map(weight -> tensor(trained, weight.name()))
                .toList();
    }

    private static NativeTensor tensor(TrainedTensors trained, String name) {
        NativeTensor tensor = trained.byName().get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no trained tensor " + name);
        }
        return tensor;
    }

    /** The gradients in the order of the plan, owned by {@code step}. */
    public List<NativeTensor> gradients(TokenBatch batch, LossOnLogits loss, TensorScope step) {
        return recompute ? withRecomputation(batch, loss, step) : withKeptGraph(batch, loss, step);
    }

    private List<NativeTensor> withKeptGraph(TokenBatch batch, LossOnLogits loss, TensorScope step) {
        NativeTensor hidden = body.embed(batch, step, Execution.RECORDED);
        SharedTensors shared = body.shared(hidden, batch, step, Execution.UNRECORDED);
        for (int layer = 0; layer < layers.size(); layer++) {
            hidden = body.layer(layer, hidden, shared, step, Execution.RECORDED);
        }
        NativeTensor logits = network.head(hidden, shared, step, Execution.RECORDED);
        List<NativeTensor> trained = new ArrayList<>(embedding);
        layers.forEach(trained::addAll);
        trained.addAll(head);
        return gradient(logits, loss.gradient(logits), trained, step);
    }

    private List<NativeTensor> withRecomputation(TokenBatch batch, LossOnLogits loss, TensorScope step) {
        List<NativeTensor> inputs = new ArrayList<>();
        NativeTensor hidden = body.embed(batch, step, Execution.UNRECORDED);
        SharedTensors shared = body.shared(hidden, batch, step, Execution.UNRECORDED);
        for (int layer = 0; layer < layers.size(); layer++) {
            inputs.add(hidden);
            hidden = body.layer(layer, hidden, shared, step, Execution.UNRECORDED);
        }
        List<List<NativeTensor>> found = new ArrayList<>();
        NativeTensor input = leaf(hidden, step);
        NativeTensor logits = network.head(input, shared, step, Execution.RECORDED);
        Segment segment = segment(logits, loss.gradient(logits), input, head, step);
        found.add(segment.trained);
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            input = leaf(inputs.get(layer), step);
            NativeTensor output = body.layer(layer, input, shared, step, Execution.RECORDED);
            Segment next = segment(output, segment.input, input, layers.get(layer), step);
            output.close();
            inputs.get(layer).close();
            segment.input.close();
            segment = next;
            found.add(segment.trained);
        }
        if (!embedding.isEmpty()) {
            NativeTensor output = body.embed(batch, step, Execution.RECORDED);
            found.add(gradient(output, segment.input, embedding, step));
        }
        Collections.reverse(found);
        return found.stream().flatMap(List::stream).toList();
    }

    /** Gradients with respect to a segment's input and the tensors trained in it. */
    private record Segment(NativeTensor input, List<NativeTensor> trained) {}

    private Segment segment(
            NativeTensor output,
            NativeTensor outputGradient,
            NativeTensor input,
            List<NativeTensor> trained,
            TensorScope step) {
        List<NativeTensor> wanted = new ArrayList<>(List.of(input));
        wanted.addAll(trained);
        List<NativeTensor> found = gradient(output, outputGradient, wanted, step);
        input.close();
        return new Segment(found.get(0), found.subList(1, found.size()));
    }

    private NativeTensor leaf(NativeTensor tensor, TensorScope step) {
        return optimizer.method("leaf").tensor(tensor).result(step, Execution.RECORDED);
    }

    private List<NativeTensor> gradient(
            NativeTensor output, NativeTensor outputGradient, List<NativeTensor> inputs, TensorScope step) {
        return optimizer
                .method("gradient")
                .list(List.of(output))
                .list(List.of(outputGradient))
                .list(inputs)
                .results(step, Execution.RECORDED);
    }
}
