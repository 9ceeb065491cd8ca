package dev.w2s.model.tuning.snapshot;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.loss.LossMemory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that training changes, as it is between two steps. Tensors are float32, by name. All randomness is drawn from the
 * seed by step, so there is no random state to keep.
 *
 * @param step the number of steps done
 * @param best the weights of the best evaluation so far, empty if there is none
 */
public record TrainingState(
        int step,
        Map<String, Tensor> weights,
        Map<String, Tensor> firstMoments,
        Map<String, Tensor> secondMoments,
        LossMemory lossMemory,
        TrainingHistory history,
        Map<String, Tensor> best) {
    /** The state before the first step. */
    public static TrainingState initial(Map<String, Tensor> weights) {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> zeros.put(
                name,
                new Tensor(
                        tensor.dtype(),
                        tensor.shape(),
                        ByteBuffer.allocate(tensor.data().remaining()))));
        return new TrainingState(0, weights, zeros, zeros, LossMemory.EMPTY, TrainingHistory.EMPTY, Map.of());
    }
}
