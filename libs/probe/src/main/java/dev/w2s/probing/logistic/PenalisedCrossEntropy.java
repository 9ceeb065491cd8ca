package dev.w2s.probing.logistic;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.prediction.SoftTargets;

/**
 * The objective mean_i[log(1 + e^z_i) - y_i z_i] + l2 |w|^2 with z_i = w f_i + b, as a function of the vector (w, b),
 * where f are the standardised, or only centred, features. Centring changes nothing but b, which is not penalised.
 */
final class PenalisedCrossEntropy implements Objective, AutoCloseable {
    private final LogisticFeatures features;
    private final Standardisation standardisation;
    private final double l2;
    private final Preconditioner preconditioner;
    private final TensorScope scope;
    private final NativeTensor labels;

    PenalisedCrossEntropy(
            LogisticFeatures features,
            Standardisation standardisation,
            Preconditioner preconditioner,
            SoftTargets labels,
            double l2) {
        this.features = features;
        this.standardisation = standardisation;
        this.preconditioner = preconditioner;
        this.l2 = l2;
        this.scope = features.newScope();
        this.labels = scope.doubles(labels.values());
    }

    @Override
    public double at(double[] x, double[] gradient) {
        LogisticWeights weights = LogisticWeights.of(x, standardisation);
        double[] sums = features.crossEntropy(labels, weights);
        int d = features.dimension();
        double n = features.count();
        double penalty = 0;
        for (int i = 0; i < d; i++) {
            double centred = sums[2 + i] - standardisation.mean()[i] * sums[1];
            gradient[i] = centred * standardisation.inverseScale()[i] / n + 2 * l2 * x[i];
            penalty += x[i] * x[i];
        }
        gradient[d] = sums[1] / n;
        return sums[0] / n + l2 * penalty;
    }

    @Override
    public double[] preconditioned(double[] vector) {
        return preconditioner.apply(vector);
    }

    @Override
    public void close() {
        scope.close();
    }
}
