package dev.w2s.study;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Training;
import org.jspecify.annotations.Nullable;

/**
 * One of a study's two models and how it is fine-tuned.
 *
 * @param layers how many of the first layers are kept: fewer than all make a truncated pretrained model; null = all
 * @param pooling null = the pooling that suits the model: the last token of a decoder, the mean of an encoder
 * @param maximumLength how many tokens of a text are read, special tokens included; the rest is cut
 */
public record ModelSpecification(
        ModelReference model,
        @Nullable Integer layers,
        @Nullable Pooling pooling,
        int maximumLength,
        Training training) {
    public ModelSpecification {
        require(layers == null || layers >= 1, "layers", layers, "must be at least 1");
        require(maximumLength >= 3, "maximumLength", maximumLength, "must be at least 3");
    }

    /** Returns the name in tables, for example {@code all-minilm-l6-v2 (first 1 layer)}. */
    public String title() {
        String name = model.title();
        if (layers == null) {
            return name;
        }
        return name + (layers == 1 ? " (first layer)" : " (first " + layers + " layers)");
    }
}
