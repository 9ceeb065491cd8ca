package dev.w2s.model;

import static org.assertj.core.api.Assertions.assertThat;

/** How far float arrays are apart. */
public final class Closeness {
    private Closeness() {}

    /** |actual - expected| / |expected|, Euclidean. */
    public static double relativeDistance(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.pow((double) actual[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / Math.max(size, Double.MIN_NORMAL));
    }

    public static void assertClose(float[] actual, float[] expected, double relative) {
        assertThat(relativeDistance(actual, expected)).isLessThan(relative);
    }
}
