package dev.w2s.model.checkpoint;

import dev.w2s.artifact.safetensors.Tensor;
import java.util.Map;

/**
 * A trained model without its base model.
 *
 * @param tensors the trained tensors, float32: adapters as {@code <module>.lora_A.weight} and {@code lora_B}, all
 *     others under their Hugging Face names
 */
public record Checkpoint(CheckpointDescription description, Map<String, Tensor> tensors) {
    public Checkpoint {
        tensors = Map.copyOf(tensors);
    }
}
