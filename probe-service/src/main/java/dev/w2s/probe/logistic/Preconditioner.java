package dev.w2s.probe.logistic;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;
import java.util.List;

/**
 * The inverse of an upper bound of the Hessian: since s(1 - s) <= 1/4, that is at most F^T F / 4n + 2 l2 for the weights and 1/4 for the
 * bias (Boehning and Lindsay 1988). Factored once, in float64, from a matrix product in float32.
 */
final class Preconditioner implements AutoCloseable {
    private static final double LARGEST_CURVATURE = 0.25;
    private static final double SMALLEST_RIDGE = 1e-7;
    private static final double LARGEST_RIDGE = 1e12;

    private final LogisticFeatures features;
    private final TensorScope scope;
    private final NativeTensor factor;

    Preconditioner(LogisticFeatures features, Standardisation standardisation, double l2) {
        this.features = features;
        this.scope = features.newScope();
        try (TensorScope work = scope.newScope()) {
            this.factor = factor(features.gram(standardisation, work), l2);
        }
    }

    /** The product is rounded, so that it may need more on its diagonal to be positive definite. */
    private NativeTensor factor(NativeTensor gram, double l2) {
        for (double ridge = SMALLEST_RIDGE; ridge < LARGEST_RIDGE; ridge *= 10) {
            try (TensorScope attempt = scope.newScope()) {
                List<NativeTensor> results = features.script()
                        .method("cholesky")
                        .tensor(gram)
                        .tensor(attempt.doubles(LARGEST_CURVATURE / features.count(), 2 * l2 + ridge))
                        .results(attempt, Execution.INFERENCE);
                if (results.get(1).toFloats()[0] == 0) {
                    return scope.take(results.get(0));
                }
            }
        }
        throw new CategorizedException(
                FailureCategory.NUMERICAL,
                "the activations are too large for products in float32; let the logistic probe standardise them");
    }

    double[] apply(double[] vector) {
        int d = vector.length - 1;
        double[] result = new double[d + 1];
        try (TensorScope step = scope.newScope()) {
            features.script()
                    .method("solve")
                    .tensor(factor)
                    .tensor(step.doubles(Arrays.copyOf(vector, d)))
                    .result(step, Execution.INFERENCE)
                    .toBytes()
                    .asDoubleBuffer()
                    .get(result, 0, d);
        }
        result[d] = vector[d] / LARGEST_CURVATURE;
        return result;
    }

    @Override
    public void close() {
        scope.close();
    }
}
