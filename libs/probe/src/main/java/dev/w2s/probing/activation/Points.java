package dev.w2s.probing.activation;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.TensorHeader;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The activations of some examples in the engine's memory: a point of d finite float32 features each. For one thread. */
public final class Points implements AutoCloseable {
    private static final long LARGEST_PART = 1L << 30;

    private final Torch torch;
    private final List<String> ids;
    private final TensorScope scope;
    private final NativeTensor tensor;

    /** The file's memory, of which the tensor may be a view. */
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
     * Points from memory.
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
     * A float32 tensor [n, d] of a mapped file; on a CPU the points are the file's own memory.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the tensor has another shape or type than that; {@code NUMERICAL}
     *     naming an example with a feature that is not finite
     */
    public static Points mapped(Torch torch, List<String> ids, SafetensorsFile file, String name) {
        TensorHeader header = file.header(name);
        if (header.dtype() != DType.F32
                || header.shape().size() != 2
                || header.shape().get(0) != ids.size()
                || header.shape().get(1) < 1) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    name + " in " + file.path() + " is " + header.dtype() + " " + header.shape() + ", where F32 ["
                            + ids.size() + ", d] was expected");
        }
        TensorScope scope = torch.newScope();
        List<ByteBuffer> memory = parts(file, header);
        List<NativeTensor> parts = memory.stream()
                .map(part -> scope.floats(
                        part,
                        part.remaining() / rowBytes(header),
                        header.shape().get(1)))
                .toList();
        return checked(new Points(torch, ids, scope, joined(torch, parts, scope), memory));
    }

    private static NativeTensor joined(Torch torch, List<NativeTensor> parts, TensorScope results) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        try (ScriptModule script = script(torch)) {
            return script.method("joined").list(parts).result(results, Execution.INFERENCE);
        }
    }

    /** Whole rows each, since one buffer holds 2 GiB at most. */
    private static List<ByteBuffer> parts(SafetensorsFile file, TensorHeader header) {
        long partBytes = Math.max(1, LARGEST_PART / rowBytes(header)) * rowBytes(header);
        List<ByteBuffer> parts = new ArrayList<>();
        for (long from = 0; from < header.sizeInBytes(); from += partBytes) {
            parts.add(file.bytes(header.name(), from, Math.min(partBytes, header.sizeInBytes() - from)));
        }
        return parts;
    }

    private static long rowBytes(TensorHeader header) {
        return Float.BYTES * header.shape().get(1);
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

    public int count() {
        return ids.size();
    }

    /** How many features a point has. */
    public int dimension() {
        return (int) tensor.shape()[1];
    }

    public List<String> ids() {
        return ids;
    }

    /** Float32 [n, d]; do not write into it. */
    public NativeTensor tensor() {
        return tensor;
    }

    /** The engine whose memory this is. */
    public Torch torch() {
        return torch;
    }

    @Override
    public void close() {
        scope.close();
    }
}
