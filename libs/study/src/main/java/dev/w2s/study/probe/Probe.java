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
     * @param k how many neighbours, at least 1; fewer than the fitted examples where leaveOneOut
     * @param leaveOneOut whether an example that was fitted on is left out of its own neighbours; false = as the blog
     *     does, where it is its own nearest neighbour
     */
    record NearestNeighbours(int k, Distance distance, boolean leaveOneOut) implements Probe {
        public NearestNeighbours {
            require(k >= 1, "k", k, "must be at least 1");
        }
    }

    /**
     * Minimises {@code mean(-(y log s + (1 - y) log(1 - s))) + l2 ||w||^2} with {@code s = sigmoid(w x + b)}; the bias
     * is free.
     *
     * @param l2 the weight of the penalty, above 0
     * @param standardise whether x becomes {@code (x - mean) / population standard deviation} of the fitted examples;
     *     false = as the blog does
     */
    record LogisticRegression(double l2, boolean standardise) implements Probe {
        public LogisticRegression {
            require(l2 > 0 && Double.isFinite(l2), "l2", l2, "must be above 0");
        }
    }

    /**
     * TopoFilter (Wu et al. 2020): keeps each class's largest component of the directed graph in which every example
     * points at its kCc nearest others, both ends in the class (y &gt; 0.5, or not). Predicts the mean label of the
     * kZeta nearest that were kept.
     *
     * @param kCc how many neighbours each example points at in the graph, at least 1
     * @param kZeta how many neighbours' mean label an example is compared with, for filtering and for prediction, at
     *     least 1
     */
    record TopoFilter(int kCc, int kZeta, Components components) implements Probe {
        public TopoFilter {
            require(kCc >= 1, "kCc", kCc, "must be at least 1");
            require(kZeta >= 1, "kZeta", kZeta, "must be at least 1");
        }
    }
}
