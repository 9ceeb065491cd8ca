package dev.w2s.eval.plan;

import dev.w2s.study.recipe.PinnedModel;

/**
 * A pinned model of which planning knows the shape.
 *
 * @param shape the shape of the whole model in the files, of which the study may use only the first layers
 */
public record ShapedModel(PinnedModel model, ModelShape shape) {
    /** Returns how many hidden layers the study uses. */
    int layers() {
        return shape.first(model.layers()).layers();
    }
}
