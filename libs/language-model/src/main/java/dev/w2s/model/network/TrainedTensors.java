package dev.w2s.model.network;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The float32 tensors of one fine-tuning in native memory, by name, in the order of its {@link AdaptationPlan}. */
public final class TrainedTensors implements AutoCloseable {
    private final TensorScope scope;
    private final Map<String, NativeTensor> tensors = new LinkedHashMap<>();

    private TrainedTensors(TensorScope scope) {
        this.scope = scope;
    }

    /**
     * Copies values to native memory.
     *
     * @param values float32 tensors of exactly the planned names and shapes
     * @throws CategorizedException {@code CORRUPT_INPUT} naming a tensor that is missing, unknown, or of another shape
     */
    public static TrainedTensors load(
            List<Weight> planned, Map<String, Tensor> values, ScriptModule script, TensorScope owner) {
        requireNoneBesides(planned, values);
        TrainedTensors trained = new TrainedTensors(owner.newScope());
        for (Weight weight : planned) {
            Tensor value = values.get(weight.name());
            if (value == null || value.dtype() != DType.F32 || !value.shape().equals(weight.shape())) {
                trained.close();
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        "trained tensor " + weight.name() + " should be F32 " + weight.shape() + ", but is "
                                + (value == null ? "missing" : value.dtype() + " " + value.shape()));
            }
            trained.tensors.put(weight.name(), trained.copied(value, script, weight));
        }
        return trained;
    }

    private static void requireNoneBesides(List<Weight> planned, Map<String, Tensor> values) {
        Set<String> strangers = new TreeSet<>(values.keySet());
        planned.forEach(weight -> strangers.remove(weight.name()));
        if (!strangers.isEmpty()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "trained tensors that nothing in the model takes: "
                            + strangers.stream().limit(5).toList()
                            + (strangers.size() > 5 ? " and " + (strangers.size() - 5) + " more" : ""));
        }
    }

    private NativeTensor copied(Tensor value, ScriptModule script, Weight weight) {
        float[] floats = new float[weight.size()];
        value.data().asFloatBuffer().get(floats);
        try (TensorScope temporary = scope.newScope()) {
            return script.method("duplicate")
                    .tensor(temporary.floats(floats, weight.dimensions()))
                    .result(scope, Execution.UNRECORDED);
        }
    }

    /** Makes each tensor one that gradients can be taken for. */
    public void recordGradients(ScriptModule optimizer) {
        tensors.replaceAll(
                (name, tensor) -> optimizer.method("leaf").tensor(tensor).result(scope, Execution.RECORDED));
    }

    public Map<String, NativeTensor> byName() {
        return tensors;
    }

    public List<NativeTensor> inOrder() {
        return List.copyOf(tensors.values());
    }

    public Collection<String> names() {
        return tensors.keySet();
    }

    /** A copy of the values as they are now. */
    public Map<String, Tensor> values() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, Tensor.floats(tensor.toFloats(), tensor.shape())));
        return values;
    }

    @Override
    public void close() {
        scope.close();
    }
}
