package dev.w2s.model.architecture;

import java.util.List;
import java.util.Optional;

/** A module of a layer: a linear one, which adapters can go beside, or another, such as a norm. */
public record LayerPart(List<Weight> weights, Optional<LinearModule> linear) {
    static LayerPart linear(String path, int inputs, int outputs) {
        return new LayerPart(
                List.of(Weight.of(path + ".weight", outputs, inputs), Weight.of(path + ".bias", outputs)),
                Optional.of(new LinearModule(path, inputs, outputs)));
    }

    static LayerPart norm(String path, int size) {
        return new LayerPart(
                List.of(Weight.of(path + ".weight", size), Weight.of(path + ".bias", size)), Optional.empty());
    }
}
