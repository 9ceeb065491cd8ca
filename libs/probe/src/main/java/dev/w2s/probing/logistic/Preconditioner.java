package dev.w2s.probing.logistic;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;

/**
 * The inverse of an upper bound of the Hessian. Since s(1 - s) <= 1/4, the Hessian is at most F^T F / 4n + 2 l2 for the
 * weights and 1/4 for the bias (Boehning and Lindsay 1988). The bound is factored once, in float64. It is computed from
 * a float32 product of the standardised features, so that rounding affects all of them alike, however far they spread.
 */
final class Preconditioner implements AutoCloseable {
    private static final double LARGEST_CURVATURE = 0.25;
    private static final double SMALLEST_RIDGE = 1e-7;
    private static final double LARGEST_RIDGE = 1e6;

    private final LogisticFeatures features;
    private final Tiles tiles;
    private final TensorScope scope;
    /** The factor between a standardised feature and the feature that the weights belong to. */
    private final double[] spread;

    private final NativeTensor factor;

    /** @param used the standardisation of the features that the weights belong to */
    Preconditioner(LogisticFeatures features, Tiles tiles, Standardisation standard, Standardisation used, double l2) {
        this.features = features;
        this.tiles = tiles;
        this.scope = features.newScope();
        this.spread = new double[features.dimension()];
        Arrays.setAll(spread, i -> spread(standard.inverseScale()[i], used.inverseScale()[i]));
        try (TensorScope work = scope.newScope()) {
            this.factor = factor(features.gram(standard, tiles, work), l2);
        }
    }

    /** A constant feature has no spread, and any positive number will do for it. */
    private static double spread(double standard, double used) {
        return standard == 0 || used == 0 ? 1 : used / standard;
    }

    /** Since the product is rounded, it may need a larger diagonal to be positive definite. */
    private NativeTensor factor(NativeTensor gram, double l2) {
        TiledCholesky cholesky = new TiledCholesky(tiles, features.lanes(), features.script());
        for (double ridge = SMALLEST_RIDGE; ridge < LARGEST_RIDGE; ridge *= 10) {
            try (TensorScope attempt = scope.newScope()) {
                NativeTensor matrix = features.script()
                        .method("bound")
                        .tensor(gram)
                        .tensor(attempt.doubles(LARGEST_CURVATURE / features.count()))
                        .tensor(attempt.doubles(diagonal(l2, ridge)))
                        .result(attempt, Execution.INFERENCE);
                if (cholesky.factorInPlace(matrix, attempt)) {
                    return scope.take(matrix);
                }
            }
        }
        throw new CategorizedException(
                FailureCategory.NUMERICAL,
                "the products of the activations are not finite: they spread too far for float32");
    }

    private double[] diagonal(double l2, double ridge) {
        return Arrays.stream(spread).map(r -> 2 * l2 / (r * r) + ridge).toArray();
    }

    double[] apply(double[] vector) {
        int d = spread.length;
        double[] result = new double[d + 1];
        try (TensorScope step = scope.newScope()) {
            features.script()
                    .method("solve")
                    .tensor(factor)
                    .tensor(step.doubles(perSpread(vector)))
                    .result(step, Execution.INFERENCE)
                    .toBytes()
                    .asDoubleBuffer()
                    .get(result, 0, d);
        }
        System.arraycopy(perSpread(result), 0, result, 0, d);
        result[d] = vector[d] / LARGEST_CURVATURE;
        return result;
    }

    private double[] perSpread(double[] vector) {
        double[] result = new double[spread.length];
        Arrays.setAll(result, i -> vector[i] / spread[i]);
        return result;
    }

    @Override
    public void close() {
        scope.close();
    }
}
