package dev.w2s.probing.logistic;

import java.util.Arrays;

/**
 * The weights and the bias of a fitted probe: the logit of a point x, as it is, is weights * x + bias.
 *
 * @param weights [d]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogisticWeights(double[] weights, double bias) {
    /** Returns the weights for features as they are, from {@code scaled}, which is (w, b) for the standardised ones. */
    static LogisticWeights of(double[] scaled, Standardisation standardisation) {
        double[] weights = new double[scaled.length - 1];
        Arrays.setAll(weights, i -> scaled[i] * standardisation.inverseScale()[i]);
        double bias = scaled[weights.length];
        for (int i = 0; i < weights.length; i++) {
            bias -= standardisation.mean()[i] * weights[i];
        }
        return new LogisticWeights(weights, bias);
    }
}
