package dev.w2s.model.export;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Adaptation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weights of a base model with a checkpoint merged into it, float32: W + scale B A where there is an adapter, the
 * trained weight where there is one, else the base model's.
 */
final class MergedWeights {
    private final PretrainedFiles base;
    private final Architecture architecture;
    private final Map<String, Tensor> trained;
    private final double scale;
    private final Map<String, LinearModule> adapted = new HashMap<>();
    private final Set<String> fresh = new TreeSet<>();
    private final List<Weight> all = new ArrayList<>();

    /**
     * @param layers how many layers the checkpoint keeps of the base model
     * @throws CategorizedException {@code CORRUPT_INPUT} if the checkpoint has tensors that nothing takes, or lacks
     *     some
     */
    MergedWeights(PretrainedFiles base, Architecture architecture, Head head, int layers, Checkpoint checkpoint) {
        this.base = base;
        this.architecture = architecture;
        this.trained = checkpoint.tensors();
        this.scale = scaleOf(checkpoint.description().adaptation());
        all.addAll(architecture.embeddingWeights());
        for (int layer = 0; layer < layers; layer++) {
            all.addAll(architecture.layerWeights(layer));
            architecture.linearModules(layer).stream()
                    .filter(module -> trained.containsKey(module.adapterAName()))
                    .forEach(module -> adapted.put(module.path() + ".weight", module));
        }
        all.addAll(head.pretrained());
        all.addAll(head.fresh());
        head.fresh().forEach(weight -> fresh.add(weight.name()));
        requireAllUsed();
    }

    /** The factor of the adapters' contribution; 1 where there are none. */
    static double scaleOf(Adaptation adaptation) {
        if (adaptation instanceof Adaptation.Lora lora) {
            return lora.scale();
        }
        if (adaptation instanceof Adaptation.Full) {
            return 1;
        }
        throw new IllegalArgumentException("the engine does not merge the adaptation "
                + adaptation.getClass().getName());
    }

    private void requireAllUsed() {
        Set<String> unused = new TreeSet<>(trained.keySet());
        all.forEach(weight -> unused.remove(weight.name()));
        adapted.values().forEach(module -> unused.removeAll(List.of(module.adapterAName(), module.adapterBName())));
        if (!unused.isEmpty()) {
            throw corrupt("holds tensors that nothing in the base model takes: "
                    + unused.stream().limit(5).toList());
        }
    }

    List<Weight> all() {
        return all;
    }

    /** The name of a weight in a folder that transformers reads. */
    String publishedName(Weight weight) {
        return fresh.contains(weight.name()) ? weight.name() : architecture.peftPrefix() + weight.name();
    }

    Tensor merged(Weight weight) {
        Tensor replacement = trained.get(weight.name());
        if (replacement != null) {
            return sameShape(weight, replacement);
        }
        if (fresh.contains(weight.name())) {
            throw corrupt("has no " + weight.name());
        }
        TensorHeader header = base.header(weight.name());
        float[] values = new Tensor(header.dtype(), header.shape(), base.bytes(weight.name())).floats();
        LinearModule module = adapted.get(weight.name());
        if (module != null) {
            addAdapter(values, module);
        }
        return sameShape(weight, Tensor.floats(values, weight.dimensions()));
    }

    private void addAdapter(float[] weight, LinearModule module) {
        Tensor down = tensor(module.adapterAName());
        int rank = Math.toIntExact(down.shape().get(0));
        float[] a = sameShape(module.adapterA(rank), down).floats();
        float[] b =
                sameShape(module.adapterB(rank), tensor(module.adapterBName())).floats();
        int inputs = module.inputs();
        boolean byInput = architecture.storesLinearWeightsByInput();
        int outputs = module.outputs();
        float[] row = new float[inputs];
        for (int output = 0; output < outputs; output++) {
            Arrays.fill(row, 0);
            for (int r = 0; r < rank; r++) {
                float factor = (float) (scale * b[output * rank + r]);
                int from = r * inputs;
                for (int input = 0; input < inputs; input++) {
                    row[input] += factor * a[from + input];
                }
            }
            for (int input = 0; input < inputs; input++) {
                weight[byInput ? input * outputs + output : output * inputs + input] += row[input];
            }
        }
    }

    private Tensor tensor(String name) {
        Tensor tensor = trained.get(name);
        if (tensor == null) {
            throw corrupt("has no " + name);
        }
        return tensor;
    }

    private static Tensor sameShape(Weight weight, Tensor tensor) {
        if (!tensor.shape().equals(weight.shape())) {
            throw corrupt("has " + weight.name() + " as " + tensor.shape() + ", where the base model asks for "
                    + weight.shape());
        }
        return tensor;
    }

    private static CategorizedException corrupt(String what) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, "the checkpoint " + what);
    }
}
