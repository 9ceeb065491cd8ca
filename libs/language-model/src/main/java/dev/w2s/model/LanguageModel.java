package dev.w2s.model;

import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.ScriptAgreement;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained model in memory. It never changes, so any number of fine-tunings and classifiers may share it, on any
 * threads. Whoever loads it closes it, when none of them uses it any more.
 */
public final class LanguageModel implements AutoCloseable {
    private final Torch torch;
    private final PretrainedFiles files;
    private final TensorScope scope;
    private final Architecture architecture;
    private final int layers;
    private final Precision precision;
    private final Set<String> available;
    private final ScriptModule script;
    private final ScriptModule tensorScript;
    private final Map<String, NativeTensor> weights = new HashMap<>();

    private LanguageModel(Torch torch, PretrainedFiles files, Precision precision, @Nullable Integer layers) {
        this.torch = torch;
        this.files = files;
        this.precision = precision;
        architecture = Architectures.of(files.configuration());
        this.layers = layers == null ? architecture.layers() : layers;
        if (this.layers < 1 || this.layers > architecture.layers()) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "layers: " + layers + " must be from 1 to the " + architecture.layers() + " that the model has");
        }
        available = new TreeSet<>(files.tensorNames());
        if (architecture.layers() > available.size()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "config.json asks for " + architecture.layers() + " layers, but the model's files hold only "
                            + available.size() + " tensors");
        }
        scope = torch.newScope();
        ScriptArchive archive = architecture.script();
        ScriptAgreement.require(architecture, archive, available);
        script = torch.load(archive);
        tensorScript = torch.load(ScriptArchive.ofResource("tensors.py", Map.of()));
    }

    /**
     * Reads all weights. The model owns the files from here on and closes them with itself.
     *
     * @param layers how many layers are kept, from the first; null for all
     * @throws CategorizedException {@code CORRUPT_INPUT} naming a tensor that is missing or has another shape than the
     *     configuration asks for; {@code INVALID_REQUEST} for an unknown family or too many layers
     */
    public static LanguageModel load(
            Torch torch, PretrainedFiles files, Precision precision, @Nullable Integer layers) {
        @Nullable LanguageModel model = null;
        try {
            model = new LanguageModel(torch, files, precision, layers);
            WeightLoader loader = new WeightLoader(files, model.tensorScript, precision);
            for (Weight weight : model.pretrainedWeights()) {
                model.weights.put(weight.name(), loader.load(weight, model.scope));
            }
            UnusedTensors.warn(model.available, model.architecture);
            return model;
        } catch (RuntimeException e) {
            if (model == null) {
                files.close();
            } else {
                model.close();
            }
            throw e;
        }
    }

    private List<Weight> pretrainedWeights() {
        List<Weight> all = new ArrayList<>(architecture.embeddingWeights());
        IntStream.range(0, layers).forEach(layer -> all.addAll(architecture.layerWeights(layer)));
        for (Pooling pooling : architecture.poolings()) {
            all.addAll(head(pooling).pretrained());
        }
        if (!all.containsAll(architecture.finalNorm())) {
            all.addAll(architecture.finalNorm());
        }
        return all;
    }

    public Torch torch() {
        return torch;
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Returns how many of the architecture's layers this model has: all, or the first ones where it was cut. */
    public int layers() {
        return layers;
    }

    public Precision precision() {
        return precision;
    }

    /** The bytes of native memory that the weights take. */
    public long weightBytes() {
        long bytesOfElement = precision == Precision.BFLOAT16 ? 2 : 4;
        return weights.values().stream()
                .mapToLong(
                        weight -> bytesOfElement * LongStream.of(weight.shape()).reduce(1, Math::multiplyExact))
                .sum();
    }

    /** The fingerprint of the files that it was read from. */
    public String sha256() {
        return files.sha256();
    }

    public TextTokenizer tokenizer() {
        return files.tokenizer();
    }

    public Head head(Pooling pooling) {
        return architecture.head(pooling, available);
    }

    /** A weight that all users of the model share, so that nobody may write into it. */
    public NativeTensor weight(String name) {
        NativeTensor weight = weights.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return weight;
    }

    public ScriptModule script() {
        return script;
    }

    /** The methods of {@code tensors.py}. */
    public ScriptModule tensorScript() {
        return tensorScript;
    }

    /**
     * Refuses to be taken for another model.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} if this is not the pinned model, or if texts of its maximum
     *     length are longer than the model can read
     */
    public void requireToBe(PinnedModel pinned, Precision expected) {
        int pinnedLayers = pinned.layers() == null ? architecture.layers() : pinned.layers();
        if (!pinned.sha256().equals(sha256()) || pinnedLayers != layers || expected != precision) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    pinned + " in " + expected.label() + " was asked for, but the model that is loaded has fingerprint "
                            + sha256() + ", " + layers + " layers and " + precision.label());
        }
        if (pinned.maximumLength() > architecture.maximumPositions()) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "maximumLength: " + pinned.maximumLength() + " must be at most the "
                            + architecture.maximumPositions() + " tokens that the model can read");
        }
    }

    @Override
    public void close() {
        script.close();
        tensorScript.close();
        scope.close();
        files.close();
    }
}
