package dev.w2s.probing.activation;

import dev.w2s.artifact.content.LayerActivations;
import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The activations of n examples in the engine's memory: a point of d finite float32 features for each. For one thread.
 */
public final class Points implements AutoCloseable {
    private final Torch torch;
    private final List<String> ids;
    private final TensorScope scope;
    private final NativeTensor tensor;

    /** The memory of which the tensor may be a view, kept from being unmapped. */
    @SuppressWarnings("unused")
    private final List<ByteBuffer> memory;

    private Points(Torch torch, List<String> ids, TensorScope scope, NativeTensor tensor, List<ByteBuffer> memory) {
        this.torch = torch;
        this.ids = List.copyOf(ids);
        this.scope = scope;
        this.tensor = tensor;
        this.memory = memory;
    }

    /**
     * Returns points with these features.
     *
     * @param features row-major, as many rows as ids
     * @throws CategorizedException {@code NUMERICAL} naming an example with a feature that is not finite
     */
    public static Points of(Torch torch, List<String> ids, float[] features) {
        TensorScope scope = torch.newScope();
        NativeTensor tensor = scope.floats(features, ids.size(), features.length / Math.max(1, ids.size()));
        return checked(new Points(torch, ids, scope, tensor, List.of()));
    }

    /**
     * Returns the points of a layer, in its own memory if the device is a CPU.
     *
     * @throws CategorizedException {@code NUMERICAL} naming an example with a feature that is not finite
     */
    public static Points of(Torch torch, LayerActivations layer) {
        TensorScope scope = torch.newScope();
        long rowBytes = Float.BYTES * layer.dimension();
        List<NativeTensor> parts = layer.parts().stream()
                .map(part -> scope.floats(part, part.remaining() / rowBytes, layer.dimension()))
                .toList();
        return checked(new Points(torch, layer.ids(), scope, joined(torch, parts, scope), layer.parts()));
    }

    private static NativeTensor joined(Torch torch, List<NativeTensor> parts, TensorScope results) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        try (ScriptModule script = script(torch)) {
            return script.method("joined").list(parts).result(results, Execution.INFERENCE);
        }
    }

    private static Points checked(Points points) {
        try (ScriptModule script = script(points.torch)) {
            points.requireFinite(script);
            return points;
        } catch (RuntimeException e) {
            points.close();
            throw e;
        }
    }

    private void requireFinite(ScriptModule script) {
        new RowBlocks(torch, RowBlocks.sizeOn(torch.device()))
                .forEach(count(), Cancellation.NEVER, rows -> finite(script, rows), this::requireFinite);
    }

    private float[] finite(ScriptModule script, Rows rows) {
        try (TensorScope step = scope.newScope()) {
            return script.method("finite")
                    .tensor(tensor)
                    .tensor(rows.in(step))
                    .result(step, Execution.INFERENCE)
                    .toFloats();
        }
    }

    private void requireFinite(Rows rows, float[] finite) {
        for (int i = 0; i < finite.length; i++) {
            if (finite[i] == 0) {
                throw new CategorizedException(
                        FailureCategory.NUMERICAL,
                        "an activation of example '" + ids.get(rows.from() + i)
                                + "' is NaN or infinite: extract the activations in float32, or at another layer");
            }
        }
    }

    private static ScriptModule script(Torch torch) {
        return torch.load(ScriptArchive.ofResource(Points.class, "points.py", Map.of()));
    }

    /** Returns n. */
    public int count() {
        return ids.size();
    }

    /** Returns how many features a point has: d. */
    public int dimension() {
        return (int) tensor.shape()[1];
    }

    /** Returns the ids of the examples, in the order of the points. */
    public List<String> ids() {
        return ids;
    }

    /** Returns the features as float32 [n, d]; do not write into them. */
    public NativeTensor tensor() {
        return tensor;
    }

    /** Returns the engine whose memory this is. */
    public Torch torch() {
        return torch;
    }

    @Override
    public void close() {
        scope.close();
    }
}
