package dev.w2s.model.loss;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptCall;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the methods of {@code losses.py}. */
record LossScript(ScriptModule module) {
    /** A call of a method, with the arguments that all losses take. */
    ScriptCall method(String name, NativeTensor logits, BatchPart part, TensorScope scope) {
        return module.method(name)
                .tensor(logits)
                .tensor(scope.floats(part.labels(), part.labels().length))
                .tensor(scope.floats(new float[] {part.batchSize()}, 1));
    }

    float[] balanced(float[] labels, TensorScope scope) {
        return module.method("balanced")
                .tensor(scope.floats(labels, labels.length))
                .result(scope, Execution.UNRECORDED)
                .toFloats();
    }

    /** The evaluation made of a method's first two results, for a loss that remembers nothing. */
    static Evaluation evaluation(List<NativeTensor> results, @Nullable LossTerms terms) {
        return new Evaluation(first(results.get(0)), results.get(1), terms, LossMemory.EMPTY);
    }

    static float first(NativeTensor tensor) {
        return tensor.toFloats()[0];
    }
}
