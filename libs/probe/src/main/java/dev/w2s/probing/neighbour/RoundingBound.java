package dev.w2s.probing.neighbour;

/**
 * Bounds how far |y|^2 - 2xy in float32 may be from its exact value. The rounding error of a product of d terms is at
 * most lambda sqrt(d) u |x| |y| with a probability that lambda = 8 makes practically 1 (Higham and Mary 2019, "A new
 * approach to probabilistic rounding error analysis"); the sum of squares is added pairwise, so its error is a few u
 * |y|^2.
 */
final class RoundingBound {
    private static final double UNIT_ROUNDOFF = 0x1p-24;
    private static final double LAMBDA = 8;

    private final double factor;
    private final float[] pointSquares;
    private final float[] querySquares;

    RoundingBound(int dimension, float[] pointSquares, float[] querySquares) {
        this.factor = UNIT_ROUNDOFF * (2 * LAMBDA * Math.sqrt(dimension) + 96);
        this.pointSquares = pointSquares;
        this.querySquares = querySquares;
    }

    double of(int query, int point) {
        double y2 = pointSquares[point];
        return factor * Math.max(y2, Math.sqrt(y2 * querySquares[query]));
    }
}
