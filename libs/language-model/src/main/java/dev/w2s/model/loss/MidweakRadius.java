package dev.w2s.model.loss;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import java.util.Arrays;

/**
 * The radius {@code midweak} of a confidence window: the median of {@code |y - 0.5|} over all labels of the training,
 * the lower of the two middle values where their count is even. A model that is surer than the median label is left
 * alone.
 */
public final class MidweakRadius {
    private MidweakRadius() {}

    /**
     * Returns the loss with the number in the place of {@code midweak}; any other loss is returned as it is.
     *
     * @param labels p(label = 1) of all examples of this run
     * @throws dev.w2s.study.failure.InvalidFieldException if the radius is 0, so that nothing could be learned
     */
    public static Loss resolved(Loss loss, float[] labels) {
        if (!(loss instanceof Loss.ConfidenceWindow window) || window.radius().value() != null) {
            return loss;
        }
        float radius = of(labels);
        require(
                radius > 0,
                "radius",
                "midweak",
                "is 0 with these labels, since half of them or more are exactly 0.5: give a number");
        return new Loss.ConfidenceWindow(new WindowRadius((double) radius));
    }

    static float of(float[] labels) {
        float[] confidences = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            confidences[i] = Math.abs(labels[i] - 0.5f);
        }
        Arrays.sort(confidences);
        return confidences[(confidences.length - 1) / 2];
    }
}
