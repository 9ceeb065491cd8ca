package dev.w2s.model.memory;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.study.training.Precision;
import java.util.List;
import java.util.Locale;

/**
 * An estimate of the native memory that a fine-tuning needs at its peak, in bytes, by its parts, without the heap of
 * the JVM. It is made before the first step and from shapes alone, so it is a rule of thumb (docs/performance.md
 * compares it with measurements).
 *
 * @param weights the weights of the base model
 * @param trained the trained tensors, their gradients and AdamW's moments
 * @param activations what backpropagation keeps of one pass
 * @param library what the native library takes for itself on a CPU
 */
public record MemoryEstimate(long weights, long trained, long activations, long library) {
    private static final int FLOAT = 4;
    /** A value, its gradient and two moments; each lane has a gradient of its own besides. */
    private static final int FLOATS_OF_TRAINED = 4;
    /** This was measured, not derived. */
    private static final long LIBRARY = 170_000_000;

    private static final long LIBRARY_OF_A_LANE = 65_000_000;

    /** @param tokens the number of tokens in the largest pass */
    public static MemoryEstimate of(LanguageModel model, AdaptationPlan plan, boolean recompute, long tokens) {
        long trainedElements = elements(plan.weights());
        boolean narrow = model.precision() == Precision.BFLOAT16;
        boolean full = plan.layers().stream().anyMatch(layer -> layer.stream().noneMatch(MemoryEstimate::isOfAdapter));
        long castWeights = narrow && full ? 2 * trainedElements : 0;
        int lanes = model.torch().lanes().count();
        return new MemoryEstimate(
                model.weightBytes(),
                (FLOATS_OF_TRAINED + lanes) * FLOAT * trainedElements + castWeights,
                tokens * activationsOfToken(model, plan.dropout() > 0, recompute),
                model.torch().device().isCpu() ? LIBRARY + lanes * LIBRARY_OF_A_LANE : 0);
    }

    /**
     * Each layer keeps the inputs and outputs of its linear modules, as float32. Modules that share an input are
     * counted twice; this makes up for what the norms and the activation function keep. With recomputation, all layers
     * keep their input alone, and one layer at a time keeps the rest.
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
        return weights + trained + activations + library;
    }

    /** The estimate as a sentence, in megabytes. */
    public String inWords() {
        return String.format(
                Locale.ROOT,
                "about %,d MB: %,d of the base model's weights, %,d of trained tensors with gradients and moments, %,d"
                        + " of activations, %,d of the native library",
                megabytes(peak()),
                megabytes(weights),
                megabytes(trained),
                megabytes(activations),
                megabytes(library));
    }

    private static long megabytes(long bytes) {
        return (bytes + 500_000) / 1_000_000;
    }
}
