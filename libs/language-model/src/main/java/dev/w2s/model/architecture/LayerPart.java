package dev.w2s.model.architecture;

import java.util.List;
import java.util.Optional;

/**
 * A module of a layer: a linear one, which adapters can go beside, or another, such as a norm.
 *
 * @param parameters of the script's method, in order; empty where this model does without the weight
 */
public record LayerPart(List<Optional<Weight>> parameters, Optional<LinearModule> linear) {
    /** With a bias; its weight is stored as [out, in]. */
    static LayerPart linear(String path, int inputs, int outputs) {
        return linear(
                path, inputs, outputs, Weight.of(path + ".weight", outputs, inputs), Optional.of(bias(path, outputs)));
    }

    static LayerPart linearWithoutBias(String path, int inputs, int outputs) {
        return linear(path, inputs, outputs, Weight.of(path + ".weight", outputs, inputs), Optional.empty());
    }

    /** With a bias; its weight is stored as [in, out], as transformers' {@code Conv1D} does. */
    static LayerPart linearStoredByInput(String path, int inputs, int outputs) {
        return linear(
                path, inputs, outputs, Weight.of(path + ".weight", inputs, outputs), Optional.of(bias(path, outputs)));
    }

    private static LayerPart linear(String path, int inputs, int outputs, Weight weight, Optional<Weight> bias) {
        return new LayerPart(List.of(Optional.of(weight), bias), Optional.of(new LinearModule(path, inputs, outputs)));
    }

    private static Weight bias(String path, int size) {
        return Weight.of(path + ".bias", size);
    }

    /** With a weight and a bias. */
    static LayerPart layerNorm(String path, int size) {
        return new LayerPart(
                List.of(Optional.of(Weight.of(path + ".weight", size)), Optional.of(bias(path, size))),
                Optional.empty());
    }

    /** With a weight alone. */
    static LayerPart rmsNorm(String path, int size) {
        return new LayerPart(List.of(Optional.of(Weight.of(path + ".weight", size))), Optional.empty());
    }

    /** What the script has a parameter for, and this model does without. */
    static LayerPart absent() {
        return new LayerPart(List.of(Optional.empty()), Optional.empty());
    }

    public List<Weight> weights() {
        return parameters.stream().flatMap(Optional::stream).toList();
    }
}
