package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The function that training minimises, as a mean over the optimizer batch. Y = [1 - y, y] is the label, p =
 * softmax(logits); no gradient flows through p where it is part of a target. {@code step} counts the optimizer steps
 * before this one, from 0.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Loss.CrossEntropy.class, name = "xent"),
    @JsonSubTypes.Type(value = Loss.LogConfidence.class, name = "logconf"),
    @JsonSubTypes.Type(value = Loss.Entropy.class, name = "entropy"),
    @JsonSubTypes.Type(value = Loss.ConfidenceWindow.class, name = "window"),
    @JsonSubTypes.Type(value = Loss.KullbackLeibler.class, name = "kl"),
    @JsonSubTypes.Type(value = Loss.Product.class, name = "product")
})
public sealed interface Loss {
    /** {@code -sum(Y log p)}. */
    record CrossEntropy() implements Loss {}

    /**
     * Cross-entropy against {@code (1 - c) Y + c T} (Burns et al. 2023), with
     * {@code c = weight min(1, step / warmupSteps)}, which rises linearly and never jumps, and T = [1, 0] where p0, the
     * probability of label 0, is at least t, else [0, 1]. t is the quantile, linearly interpolated, of the last
     * {@code buffer} p0 of training, this batch's included, at the mean y of the batch; at 0.5 for a batch of one and
     * where {@code balance}.
     *
     * @param weight the weight of the model's own opinion at the end of the warm-up, in [0, 1]
     * @param warmupSteps how many steps the weight rises; 0 = the full weight from the start
     * @param buffer how many of the last training predictions give the threshold, at least 1; those of evaluations
     *     never count
     * @param balance whether labels become {@code sigmoid(o - mean(o))} over the batch,
     *     {@code o = log(y + 1e-7) - log(1 - y + 1e-7)}
     */
    record LogConfidence(double weight, int warmupSteps, int buffer, boolean balance) implements Loss {
        public LogConfidence {
            requireWeight(weight);
            requireWarmup(warmupSteps);
            require(buffer >= 1, "buffer", buffer, "must be at least 1");
        }
    }

    /**
     * {@link LogConfidence} with T = p, the model's own probabilities instead of a hard label (EleutherAI).
     *
     * @param weight in [0, 1]
     */
    record Entropy(double weight, int warmupSteps, boolean balance) implements Loss {
        public Entropy {
            requireWeight(weight);
            requireWarmup(warmupSteps);
        }
    }

    /**
     * Cross-entropy of the examples whose {@code max p < 0.5 + radius}, summed and divided by the size of the whole
     * batch: the model learns nothing from examples of which it is sure (EleutherAI).
     */
    record ConfidenceWindow(WindowRadius radius) implements Loss {}

    /** {@code sum(Y log Y - Y log p)}, 0 log 0 = 0; its value differs from cross-entropy's, its gradient does not. */
    record KullbackLeibler() implements Loss {}

    /**
     * Cross-entropy against {@code p^beta Y^alpha}, normalised to sum 1 (OpenAI's code for Burns et al. 2023).
     *
     * @param alpha the exponent of the label, at least 0
     * @param beta the exponent of the model's own opinion, at least 0
     */
    record Product(double alpha, double beta) implements Loss {
        public Product {
            require(alpha >= 0 && Double.isFinite(alpha), "alpha", alpha, "must be at least 0");
            require(beta >= 0 && Double.isFinite(beta), "beta", beta, "must be at least 0");
        }
    }

    private static void requireWeight(double weight) {
        require(weight >= 0 && weight <= 1, "weight", weight, "must be in [0, 1]");
    }

    private static void requireWarmup(int steps) {
        require(steps >= 0, "warmupSteps", steps, "must be at least 0, which means no warm-up");
    }
}
