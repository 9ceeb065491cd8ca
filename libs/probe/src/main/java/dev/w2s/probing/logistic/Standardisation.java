package dev.w2s.probing.logistic;

import java.util.Arrays;

/**
 * The mean of each feature of some points, and how far the feature spreads.
 *
 * @param mean of each feature
 * @param inverseScale what each centred feature is multiplied by: 1 / population standard deviation, or 0 for a feature
 *     that is constant up to the rounding of float32; all 1 where features are left as they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standardisation(double[] mean, double[] inverseScale) {
    private static final double ROUNDING = 0x1p-23;

    static Standardisation of(double[] mean, double[] variance) {
        double[] inverse = new double[mean.length];
        for (int i = 0; i < inverse.length; i++) {
            double deviation = Math.sqrt(variance[i]);
            inverse[i] = deviation > ROUNDING * Math.abs(mean[i]) ? 1 / deviation : 0;
        }
        return new Standardisation(mean, inverse);
    }

    /** Returns a standardisation with the same means that leaves the features' scale as it is. */
    Standardisation centringOnly() {
        double[] ones = new double[mean.length];
        Arrays.fill(ones, 1);
        return new Standardisation(mean, ones);
    }

    boolean allConstant() {
        return Arrays.stream(inverseScale).allMatch(scale -> scale == 0);
    }
}
