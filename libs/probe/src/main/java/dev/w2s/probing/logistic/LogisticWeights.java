package dev.w2s.probing.logistic;

import java.util.Arrays;

/**
 * The logit of a point x is weights * x + bias, x as it is.
 *
 * @param weights [d]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogisticWeights(double[] weights, double bias) {
    /** @param scaled (w, b) of the standardised features */
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
