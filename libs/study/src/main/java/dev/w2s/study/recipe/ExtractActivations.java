package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.data.Split;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.training.Precision;
import java.util.List;
import java.util.TreeSet;

/**
 * Extracts hidden states of the pretrained model, before any fine-tuning, into {@code <split>.safetensors}: for each
 * layer a tensor {@code layer.<number>}, [n, d] float32, and the examples' ids in the dataset's order.
 *
 * <p>One pass through the model gives any set of layers, but the set is part of the key. A study therefore asks for the
 * three {@linkplain dev.w2s.study.model.Layer#NAMED named} layers together, so that studies share the pass whichever of
 * them they read, and for any other layer by itself.
 *
 * @param model the model; its pooling says which tokens are read, for example the last real one of a decoder
 * @param layers as {@link dev.w2s.study.model.Layer} counts them, ascending, each once, whatever order was given
 * @param splits in the order of {@link Split}, whatever order was given
 */
public record ExtractActivations(
        int formula, PinnedModel model, Precision precision, List<Integer> layers, Key dataset, List<Split> splits)
        implements Recipe {
    public static final int FORMULA = 1;

    public ExtractActivations {
        require(!layers.isEmpty(), "layers", layers, "must name at least one");
        require(layers.stream().allMatch(layer -> layer >= 0), "layers", layers, "must be at least 0");
        require(!splits.isEmpty(), "splits", splits, "must name at least one");
        layers = List.copyOf(new TreeSet<>(layers));
        splits = List.copyOf(new TreeSet<>(splits));
    }

    public ExtractActivations(
            PinnedModel model, Precision precision, List<Integer> layers, Key dataset, List<Split> splits) {
        this(FORMULA, model, precision, layers, dataset, splits);
    }

    @Override
    public int currentFormula() {
        return FORMULA;
    }

    @Override
    public JobKind kind() {
        return JobKind.EXTRACT_ACTIVATIONS;
    }

    @Override
    public ArtifactKind produces() {
        return ArtifactKind.ACTIVATIONS;
    }

    @Override
    public List<ArtifactId> inputs() {
        return List.of(new ArtifactId(ArtifactKind.DATASET, dataset));
    }
}
