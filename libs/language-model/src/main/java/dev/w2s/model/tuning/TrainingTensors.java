package dev.w2s.model.tuning;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.loss.LossMemory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a training step changes, as it is after {@code step} steps; tensors are float32, by name. */
record TrainingTensors(
        int step,
        Map<String, Tensor> weights,
        Map<String, Tensor> firstMoments,
        Map<String, Tensor> secondMoments,
        LossMemory lossMemory) {
    static TrainingTensors start(Map<String, Tensor> weights) {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> zeros.put(
                name,
                new Tensor(
                        tensor.dtype(),
                        tensor.shape(),
                        ByteBuffer.allocate(tensor.data().remaining()))));
        return new TrainingTensors(0, weights, zeros, zeros, LossMemory.EMPTY);
    }
}
