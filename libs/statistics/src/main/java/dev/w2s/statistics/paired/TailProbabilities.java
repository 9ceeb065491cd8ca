package dev.w2s.statistics.paired;

/**
 * The p-values of a test whose statistic is large where the differences lie above 0.
 *
 * @param greater the chance of a statistic at least as large as the observed one, if there is no effect
 * @param less the chance of one at most as large
 * @param twoSided the chance of one at least as extreme to either side
 */
public record TailProbabilities(double greater, double less, double twoSided) {
    /** The two-sided p-value is twice the smaller one-sided one, and at most 1. */
    static TailProbabilities doubled(double greater, double less) {
        return new TailProbabilities(greater, less, Math.min(1, 2 * Math.min(greater, less)));
    }

    public double of(Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> twoSided;
            case GREATER -> greater;
            case LESS -> less;
        };
    }
}
