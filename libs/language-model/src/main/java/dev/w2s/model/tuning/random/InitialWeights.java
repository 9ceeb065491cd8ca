package dev.w2s.model.tuning.random;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.TensorScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The values of trained tensors before the first step. Adapters begin as in peft: A is uniform within +-1 / sqrt(in)
 * (Kaiming's bound with a = sqrt(5)) and B is zero, so that the model begins as the pretrained one. A new head begins
 * as in transformers: its weights are normal with the model's initializer range as their deviation, its bias is zero.
 * Full fine-tuning begins with the pretrained weights.
 */
public final class InitialWeights {
    private final LanguageModel model;
    private final Head head;
    private final long seed;

    public InitialWeights(LanguageModel model, Head head, long seed) {
        this.model = model;
        this.head = head;
        this.seed = seed;
    }

    public Map<String, Tensor> of(AdaptationPlan plan) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Weight weight : plan.weights()) {
            tensors.put(weight.name(), of(weight));
        }
        return tensors;
    }

    private Tensor of(Weight weight) {
        String name = weight.name();
        SeededRandom random = new SeededRandom(seed, "initial " + name);
        if (name.endsWith(".lora_A.weight")) {
            double bound = 1 / Math.sqrt(weight.shape().get(1));
            return filled(weight, () -> (2 * random.nextDouble() - 1) * bound);
        }
        if (head.fresh().contains(weight)) {
            double deviation = name.endsWith(".bias") ? 0 : model.architecture().initializerRange();
            return filled(weight, () -> deviation * random.nextGaussian());
        }
        return name.endsWith(".lora_B.weight") ? filled(weight, () -> 0) : pretrained(weight);
    }

    private static Tensor filled(Weight weight, DoubleSupplier values) {
        float[] floats = new float[weight.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values.getAsDouble();
        }
        return Tensor.floats(floats, weight.dimensions());
    }

    private Tensor pretrained(Weight weight) {
        try (TensorScope temporary = model.torch().newScope()) {
            float[] values = model.tensorScript()
                    .method("widened")
                    .tensor(model.weight(weight.name()))
                    .result(temporary, Execution.UNRECORDED)
                    .toFloats();
            return Tensor.floats(values, weight.dimensions());
        }
    }
}
