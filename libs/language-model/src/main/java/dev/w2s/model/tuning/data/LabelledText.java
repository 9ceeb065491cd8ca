package dev.w2s.model.tuning.data;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * An example to learn from, or to evaluate with.
 *
 * @param probability the probability of label 1, in [0, 1]; above 0.5 it counts as a positive where a hard label is
 *     needed
 */
public record LabelledText(String id, String text, double probability) {
    public LabelledText {
        require(probability >= 0 && probability <= 1, "probability of " + id, probability, "must be in [0, 1]");
    }

    boolean isPositive() {
        return probability > 0.5;
    }
}
