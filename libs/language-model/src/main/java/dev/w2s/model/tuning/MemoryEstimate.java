package dev.w2s.model.tuning;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.study.training.Precision;
import java.util.List;
import java.util.Locale;

/**
 * What a fine-tuning needs of native memory at its peak, in bytes, by its parts; the heap of the JVM is not in it. Made before the
 * first step, from shapes alone, so it is a rule of thumb; what the native library takes
 * for itself, some 250 MB where it was looked at, comes on top (docs/performance.md).
 *
 * @param weights of the base model
 * @param trained the trained tensors, their gradients and AdamW's moments
 * @param activations what backpropagation keeps of one micro-batch
 */
public record MemoryEstimate(long weights, long trained, long activations) {
    private static final int FLOAT = 4;
    /** A value, its gradient, two moments, and the gradient of the micro-batch that is added. */
    private static final int FLOATS_OF_TRAINED = 5;

    /** @param tokens of the largest micro-batch, padding included */
    static MemoryEstimate of(LanguageModel model, AdaptationPlan plan, boolean recompute, long tokens) {
        long trainedElements = elements(plan.weights());
        boolean narrow = model.precision() == Precision.BFLOAT16;
        boolean full = plan.layers().stream().anyMatch(layer -> layer.stream().noneMatch(MemoryEstimate::isOfAdapter));
        long castWeights = narrow && full ? 2 * trainedElements : 0;
        return new MemoryEstimate(
                model.weightBytes(),
                FLOATS_OF_TRAINED * FLOAT * trainedElements + castWeights,
                tokens * activationsOfToken(model, plan.dropout() > 0, recompute));
    }

    /**
     * Each layer keeps what its linear modules read and make, as float32: the parts that the norms and the activation function
     * keep besides make up for inputs that modules share. With recomputation all layers keep their input alone, and one
     * layer at a time the rest.
     */
    private static long activationsOfToken(LanguageModel model, boolean dropout, boolean recompute) {
        long layer = 0;
        for (LinearModule module : model.architecture().linearModules(0)) {
            layer += (long) FLOAT * (module.inputs() + module.outputs());
            layer += dropout ? (FLOAT + 1L) * module.inputs() : 0;
        }
        long input = (long) model.architecture().hiddenSize() * (model.precision() == Precision.BFLOAT16 ? 2 : FLOAT);
        return recompute ? model.layers() * input + 2 * layer : model.layers() * layer + layer;
    }

    private static boolean isOfAdapter(Weight weight) {
        return weight.name().contains(".lora_");
    }

    private static long elements(List<Weight> weights) {
        return weights.stream().mapToLong(Weight::size).sum();
    }

    public long peak() {
        return weights + trained + activations;
    }

    /** For people, in megabytes. */
    public String inWords() {
        return String.format(
                Locale.ROOT,
                "about %,d MB: %,d of the base model's weights, %,d of trained tensors with gradients and moments, %,d"
                        + " of activations",
                megabytes(peak()),
                megabytes(weights),
                megabytes(trained),
                megabytes(activations));
    }

    private static long megabytes(long bytes) {
        return (bytes + 500_000) / 1_000_000;
    }
}
