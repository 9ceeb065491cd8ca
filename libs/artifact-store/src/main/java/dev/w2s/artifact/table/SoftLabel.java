package dev.w2s.artifact.table;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * The label of one example in a label set. A probability or logit difference that is not a number, or a probability
 * outside [0, 1], is refused as {@code NUMERICAL}.
 *
 * @param id of the example
 * @param probability p(label = 1), in [0, 1]
 * @param logitDifference logit of label 1 minus logit of label 0; null where the labels were not computed from logits
 */
public record SoftLabel(
        String id, double probability, @Nullable Double logitDifference) {
    public SoftLabel {
        if (!(probability >= 0 && probability <= 1)) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL, "p of example '" + id + "' is " + probability + ", not in [0, 1]");
        }
        if (logitDifference != null && !Double.isFinite(logitDifference)) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    "logit_difference of example '" + id + "' is " + logitDifference + ", not finite");
        }
        // Parquet's dictionaries take -0.0 and 0.0 for one value, and keep whichever came first.
        probability += 0.0;
        logitDifference = logitDifference == null ? null : Double.valueOf(logitDifference + 0.0);
    }

    /** Returns the label whose probability is the logistic function of {@code logitDifference}. */
    public static SoftLabel ofLogitDifference(String id, double logitDifference) {
        return new SoftLabel(id, 1 / (1 + Math.exp(-logitDifference)), logitDifference);
    }

    /**
     * Returns the number that ranks the example among others, higher for label 1. It is the logit difference where
     * there is one, since probabilities near 0 and 1 round to ties, and else the probability.
     */
    public double score() {
        return logitDifference == null ? probability : logitDifference;
    }
}
