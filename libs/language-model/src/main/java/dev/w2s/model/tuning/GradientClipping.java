package dev.w2s.model.tuning;

import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;

/**
 * Scales all gradients so that their global norm is at most a maximum.
 *
 * @param weights the tensors that the gradients belong to, in their order
 */
record GradientClipping(ScriptModule optimizerScript, List<Weight> weights, double maximumNorm) {
    /**
     * Scales the gradients in place.
     *
     * @param step from 1, for the message of a failure
     * @return the global norm before clipping
     * @throws CategorizedException {@code NUMERICAL} naming a tensor whose gradient is NaN or infinite
     */
    double clip(int step, List<NativeTensor> gradients, TensorScope scope) {
        float[] norms = optimizerScript
                .method("clip")
                .list(gradients)
                .tensor(scope.floats(new float[] {(float) maximumNorm}, 1))
                .result(scope, Execution.UNRECORDED)
                .toFloats();
        for (int i = 0; i < weights.size(); i++) {
            requireFinite(step, "the gradient of " + weights.get(i).name() + " has norm ", norms[i + 1]);
        }
        requireFinite(step, "the gradients' global norm is ", norms[0]);
        return norms[0];
    }

    static void requireFinite(int step, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    "training step " + step + ": " + what + value
                            + "; a lower learning rate or a longer warm-up may help");
        }
    }
}
