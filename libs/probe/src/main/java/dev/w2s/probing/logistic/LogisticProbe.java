package dev.w2s.probing.logistic;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;

/**
 * The logistic regression probe on soft labels y. It minimises mean_i[-(y log s + (1 - y) log(1 - s))] + l2 |w|^2 with
 * s = sigmoid(w f + b), b free, until the gradient's norm is below {@link #GRADIENT_NORM}.
 */
public final class LogisticProbe implements FittedProbe {
    /** The gradient's norm at the minimum, so that no weight is further than this / (2 l2) from the optimum. */
    public static final double GRADIENT_NORM = 1e-9;

    private static final int ITERATIONS = 2000;

    private final Points points;
    private final SoftTargets labels;
    private final int block;
    private final LogisticWeights weights;

    private LogisticProbe(Points points, SoftTargets labels, int block, LogisticWeights weights) {
        this.points = points;
        this.labels = labels;
        this.block = block;
        this.weights = weights;
    }

    /**
     * Finds the optimum.
     *
     * @param l2 the weight of the penalty, above 0
     * @param standardised whether f are the features less their mean, divided by their population standard deviation
     *     over {@code points}, with 0 for a constant feature; otherwise f are the features as they are, as in
     *     EleutherAI/w2s, and the penalty bears harder on a feature the smaller its values are
     * @param block rows that a thread has in hand at a time; changes memory, and numbers by rounding alone
     * @throws CategorizedException {@code NUMERICAL} if every feature is constant, or the minimum is not reached
     */
    public static LogisticProbe fit(
            Points points, SoftTargets labels, double l2, boolean standardised, int block, Cancellation cancellation) {
        try (LogisticFeatures features = new LogisticFeatures(points, block, cancellation)) {
            Standardisation standard = features.standardisation();
            if (standard.allConstant()) {
                throw new CategorizedException(
                        FailureCategory.NUMERICAL,
                        "all " + points.count()
                                + " examples have the same activations, which tell nothing of their labels;"
                                + " look at the layer and at the texts");
            }
            Standardisation used = standardised ? standard : standard.centringOnly();
            Tiles tiles = Tiles.on(points.torch().device(), points.dimension());
            try (Preconditioner preconditioner = new Preconditioner(features, tiles, standard, used, l2);
                    PenalisedCrossEntropy objective =
                            new PenalisedCrossEntropy(features, used, preconditioner, labels, l2)) {
                double[] start = new double[points.dimension() + 1];
                double[] minimum = new Lbfgs(GRADIENT_NORM, ITERATIONS).minimum(objective, start);
                return new LogisticProbe(points, labels, block, LogisticWeights.of(minimum, used));
            }
        }
    }

    /** Returns a weight for each feature, as it was before it was standardised. */
    public double[] weights() {
        return weights.weights().clone();
    }

    /** Returns the bias that goes with {@link #weights}. */
    public double bias() {
        return weights.bias();
    }

    @Override
    public SoftTargets targets() {
        return labels;
    }

    @Override
    public Predictions predict(Points queries, Cancellation cancellation) {
        if (queries.dimension() != points.dimension()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "activations of " + queries.dimension() + " features cannot be predicted by a probe fitted on "
                            + points.dimension());
        }
        try (LogisticFeatures features = new LogisticFeatures(queries, block, cancellation)) {
            double[] logits = features.logits(weights);
            double[] probabilities =
                    Arrays.stream(logits).map(z -> 1 / (1 + Math.exp(-z))).toArray();
            return new Predictions(probabilities, logits);
        }
    }

    @Override
    public Predictions predictFitted(Cancellation cancellation) {
        return predict(points, cancellation);
    }

    /** Holds no native memory of its own. */
    @Override
    public void close() {}
}
