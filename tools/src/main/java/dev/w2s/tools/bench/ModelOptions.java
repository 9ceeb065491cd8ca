package dev.w2s.tools.bench;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.training.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the model to measure: one that exists, or the shape of one with random weights. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "a bundled model, or file:/absolute/folder (default: random weights of a shape)")
    private @Nullable String model;

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    /**
     * Opens the model.
     *
     * @param precision the element type of random weights
     * @param longestText in tokens
     */
    PretrainedFiles open(Precision precision, int longestText) {
        return model != null
                ? new PretrainedModels().open(new ModelReference(model))
                : new RandomModel(shape.shape(longestText).configuration(), type(precision), shape.seed);
    }

    static DType type(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> DType.F32;
            case BFLOAT16 -> DType.BF16;
        };
    }

    /** Returns the name of the model for scripts. */
    String name() {
        return model != null ? model : "random";
    }

    /** Returns the name under which a report shows the model. */
    String title(int longestText) {
        return model != null
                ? model
                : "random weights, " + shape.shape(longestText).family().label();
    }
}
