package dev.w2s.model.network;

import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the gradients of a loss with respect to the trained tensors, for several parts of a batch side by side. With
 * recomputation only the layers' inputs are kept, and each layer runs a second time in the backward pass: less memory,
 * a third more work.
 */
public final class Backpropagation {
    private final Network network;
    private final Body body;
    private final ScriptModule optimizer;
    private final boolean recompute;
    private final List<Leaves> leaves;

    /**
     * @param lanes how many parts go backward at a time
     * @param owner owns some small tensors, which live as long as this
     */
    public Backpropagation(
            Network network,
            AdaptationPlan plan,
            TrainedTensors trained,
            ScriptModule optimizer,
            boolean recompute,
            int lanes,
            TensorScope owner) {
        this.network = network;
        this.body = network.body();
        this.optimizer = optimizer;
        this.recompute = recompute;
        this.leaves = IntStream.range(0, lanes)
                .mapToObj(lane -> new Leaves(
                        handles(plan.embedding(), trained, owner),
                        plan.layers().stream()
                                .map(layer -> handles(layer, trained, owner))
                                .toList(),
                        handles(plan.head(), trained, owner)))
                .toList();
    }

    /** Handles of the trained tensors for one lane alone, since a script's call marks the tensors of its lists. */
    private record Leaves(List<NativeTensor> embedding, List<List<NativeTensor>> layers, List<NativeTensor> head) {}

    private List<NativeTensor> handles(List<Weight> weights, TrainedTensors trained, TensorScope owner) {
        return weights.stream()
                .map(weight -> {
                    NativeTensor tensor = trained.byName().get(weight.name());
                    if (tensor == null) {
                        throw new IllegalArgumentException("no trained tensor " + weight.name());
                    }
                    return optimizer.method("itself").tensor(tensor).result(owner, Execution.RECORDED);
                })
                .toList();
    }

    /**
     * A part between its forward and its backward pass.
     *
     * @param inputs the inputs of the layers and of the head, if these are to run again
     */
    public record Pass(TokenBatch batch, NativeTensor logits, SharedTensors shared, List<NativeTensor> inputs) {}

    /** Computes the logits. The scope owns them and all that the backward pass needs. */
    public Pass forward(TokenBatch batch, TensorScope scope) {
        Execution execution = recompute ? Execution.UNRECORDED : Execution.RECORDED;
        List<NativeTensor> inputs = new ArrayList<>();
        NativeTensor hidden = body.embed(batch, scope, execution);
        SharedTensors shared = body.shared(hidden, batch, scope, Execution.UNRECORDED);
        for (int layer = 0; layer < body.layers(); layer++) {
            if (recompute) {
                inputs.add(hidden);
            }
            hidden = network.layer(layer, hidden, shared, scope, execution);
        }
        if (recompute) {
            hidden = leaf(hidden, scope);
            inputs.add(hidden);
        }
        return new Pass(batch, network.head(hidden, shared, scope, Execution.RECORDED), shared, inputs);
    }

    /** Returns the gradients in the order of the plan, owned by {@code scope}. */
    public List<NativeTensor> backward(Pass pass, NativeTensor logitsGradient, int lane, TensorScope scope) {
        Leaves trained = leaves.get(lane);
        if (recompute) {
            return withRecomputation(pass, logitsGradient, trained, scope);
        }
        List<NativeTensor> wanted = new ArrayList<>(trained.embedding);
        trained.layers.forEach(wanted::addAll);
        wanted.addAll(trained.head);
        return gradient(pass.logits, logitsGradient, wanted, scope);
    }

    private List<NativeTensor> withRecomputation(
            Pass pass, NativeTensor logitsGradient, Leaves trained, TensorScope scope) {
        List<List<NativeTensor>> found = new ArrayList<>();
        Segment segment = segment(pass.logits, logitsGradient, pass.inputs.get(body.layers()), trained.head, scope);
        found.add(segment.trained);
        for (int layer = body.layers() - 1; layer >= 0; layer--) {
            NativeTensor input = leaf(pass.inputs.get(layer), scope);
            NativeTensor output = network.layer(layer, input, pass.shared, scope, Execution.RECORDED);
            Segment next = segment(output, segment.input, input, trained.layers.get(layer), scope);
            output.close();
            pass.inputs.get(layer).close();
            segment.input.close();
            segment = next;
            found.add(segment.trained);
        }
        if (!trained.embedding.isEmpty()) {
            NativeTensor output = body.embed(pass.batch, scope, Execution.RECORDED);
            found.add(gradient(output, segment.input, trained.embedding, scope));
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
            TensorScope scope) {
        List<NativeTensor> wanted = new ArrayList<>(List.of(input));
        wanted.addAll(trained);
        List<NativeTensor> found = gradient(output, outputGradient, wanted, scope);
        input.close();
        return new Segment(found.get(0), found.subList(1, found.size()));
    }

    private NativeTensor leaf(NativeTensor tensor, TensorScope scope) {
        return optimizer.method("leaf").tensor(tensor).result(scope, Execution.RECORDED);
    }

    private List<NativeTensor> gradient(
            NativeTensor output, NativeTensor outputGradient, List<NativeTensor> inputs, TensorScope scope) {
        return optimizer
                .method("gradient")
                .list(List.of(output))
                .list(List.of(outputGradient))
                .list(inputs)
                .results(scope, Execution.RECORDED);
    }
}
