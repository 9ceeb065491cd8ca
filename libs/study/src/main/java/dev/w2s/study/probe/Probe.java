package dev.w2s.study.probe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A small model on activations x, one row an example, and soft labels y = p(label = 1). Fitted on strong_train, it
 * predicts p for any split.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Probe.NearestNeighbours.class, name = "knn"),
    @JsonSubTypes.Type(value = Probe.LogisticRegression.class, name = "logistic"),
    @JsonSubTypes.Type(value = Probe.TopoFilter.class, name = "topofilter")
})
public sealed interface Probe {
    /**
     * The unweighted mean of the soft labels of the k nearest fitted examples.
     *
     * @param k neighbours, fewer than the fitted examples where leaveOneOut
     * @param leaveOneOut an example that was fitted on is no neighbour of its own; false = the blog, where it is its nearest
     */
    record NearestNeighbours(int k, Distance distance, boolean leaveOneOut) implements Probe {
        public NearestNeighbours {
            require(k >= 1, "k", k, "must be at least 1");
        }
    }

    /**
     * Minimises {@code mean(-(y log s + (1 - y) log(1 - s))) + l2 ||w||^2} with {@code s = sigmoid(w x + b)}; the bias is
     * free.
     *
     * @param standardise x becomes {@code (x - mean) / population standard deviation} of the fitted examples; false = the
     *     blog
     */
    record LogisticRegression(double l2, boolean standardise) implements Probe {
        public LogisticRegression {
            require(l2 > 0 && Double.isFinite(l2), "l2", l2, "must be above 0");
        }
    }

    /**
     * TopoFilter (Wu et al. 2020): keeps each class's largest component of the directed graph in which every example points
     * at its kCc nearest others, both ends in the class (y &gt; 0.5, or not). Predicts the mean label of the kZeta nearest
     * that were kept.
     *
     * @param kZeta neighbours whose mean label an example is compared with, for filtering and for prediction
     */
    record TopoFilter(int kCc, int kZeta, Components components) implements Probe {
        public TopoFilter {
            require(kCc >= 1, "kCc", kCc, "must be at least 1");
            require(kZeta >= 1, "kZeta", kZeta, "must be at least 1");
        }
    }
}
