package dev.w2s.model.architecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module of a layer: a linear one, which adapters can go beside, or another, such as a norm.
 *
 * @param parameters the names of the script's parameters for the module's weights, in their order
 * @param weights the weights that this model has; a parameter without one gets a tensor without elements
 */
public record LayerPart(List<String> parameters, List<Weight> weights, Optional<LinearModule> linear) {
    /**
     * A linear module with a bias; its weight is stored as [out, in].
     *
     * @param name what the names of its parameters in the script begin with
     * @param path the module's name in transformers
     */
    static LayerPart linear(String name, String path, int inputs, int outputs) {
        return linear(
                new LinearModule(name, path, inputs, outputs),
                List.of(weight(name, path, outputs, inputs), bias(name, path, outputs)));
    }

    static LayerPart linearWithoutBias(String name, String path, int inputs, int outputs) {
        return linear(new LinearModule(name, path, inputs, outputs), List.of(weight(name, path, outputs, inputs)));
    }

    /** A linear module with a bias; its weight is stored as [in, out], as transformers' {@code Conv1D} does. */
    static LayerPart linearStoredByInput(String name, String path, int inputs, int outputs) {
        return linear(
                new LinearModule(name, path, inputs, outputs),
                List.of(weight(name, path, inputs, outputs), bias(name, path, outputs)));
    }

    private static LayerPart linear(LinearModule module, List<Weight> weights) {
        return new LayerPart(
                List.of(module.parameter() + "_weight", module.parameter() + "_bias"), weights, Optional.of(module));
    }

    private static Weight weight(String name, String path, long... shape) {
        return Weight.of(name + "_weight", path + ".weight", shape);
    }

    private static Weight bias(String name, String path, int size) {
        return Weight.of(name + "_bias", path + ".bias", size);
    }

    /** A norm with a weight and a bias. */
    static LayerPart layerNorm(String name, String path, int size) {
        return of(List.of(weight(name, path, size), bias(name, path, size)));
    }

    /** A norm with a weight alone, which is the parameter {@code name}. */
    static LayerPart rmsNorm(String name, String path, int size) {
        return of(List.of(Weight.of(name, path + ".weight", size)));
    }

    private static LayerPart of(List<Weight> weights) {
        return new LayerPart(weights.stream().map(Weight::parameter).toList(), weights, Optional.empty());
    }

    /** A parameter of the script that this model has no weight for. */
    static LayerPart absent(String parameter) {
        return new LayerPart(List.of(parameter), List.of(), Optional.empty());
    }

    /** The weight that is passed as a parameter; empty where this model does without it. */
    public Optional<Weight> weight(String parameter) {
        return weights.stream()
                .filter(weight -> weight.parameter().equals(parameter))
                .findFirst();
    }

    /** The names of all the script's parameters for this module: its weights, then an adapter's A and B. */
    List<String> allParameters() {
        return Stream.concat(
                        parameters.stream(), linear.stream().flatMap(module -> module.adapterParameters().stream()))
                .toList();
    }
}
