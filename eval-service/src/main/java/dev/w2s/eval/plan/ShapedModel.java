package dev.w2s.eval.plan;

import dev.w2s.study.recipe.PinnedModel;

/**
 * A pinned model of which planning knows the shape.
 *
 * @param shape of the whole model that the files hold, whatever part of it the study uses
 */
public record ShapedModel(PinnedModel model, ModelShape shape) {
    /** Hidden layers as the study uses it. */
    int layers() {
        return shape.first(model.layers()).layers();
    }
}
