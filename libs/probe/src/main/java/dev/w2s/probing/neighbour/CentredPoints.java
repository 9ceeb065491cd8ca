package dev.w2s.probing.neighbour;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.activation.RowBlocks;
import dev.w2s.probing.activation.Rows;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Distance;
import java.util.BitSet;

/**
 * A copy of points that can be compared in float32. Their mean is subtracted, so that products round as little as the
 * spread of the points allows; for the cosine distance each point is first scaled to length 1.
 */
final class CentredPoints implements AutoCloseable {
    /** Squared distances, up to four times as large, are still finite. */
    private static final float LARGEST_SQUARE = Float.MAX_VALUE / 8;

    private final Points points;
    private final Distance distance;
    private final RowBlocks blocks;
    private final ScriptModule script;
    private final TensorScope scope;
    private final NativeTensor centre;
    private final NativeTensor tensor;
    private final float[] squares;

    /**
     * @param script {@code neighbours.py}
     * @throws CategorizedException {@code NUMERICAL} if all points are the same, or one is too long to be squared in
     *     float32, or, for the cosine distance, has length 0
     */
    CentredPoints(Points points, Distance distance, RowBlocks blocks, ScriptModule script) {
        this.points = points;
        this.distance = distance;
        this.blocks = blocks;
        this.script = script;
        scope = points.torch().newScope();
        try {
            requireMeasurable(points);
            centre = scope.floats(mean(), points.dimension());
            tensor = copied();
            squares = squares(tensor, points.count());
            requireSpread();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns the centred points: float32 [n, d]. */
    NativeTensor tensor() {
        return tensor;
    }

    /** Returns the squared length of each point: [n]. */
    float[] squares() {
        return squares;
    }

    /** Returns the squared lengths of the members, and infinity for the other points. */
    float[] squaresOf(BitSet members) {
        float[] result = squares.clone();
        for (int row = members.nextClearBit(0); row < result.length; row = members.nextClearBit(row + 1)) {
            result[row] = Float.POSITIVE_INFINITY;
        }
        return result;
    }

    /** Returns some of other points, scaled and centred as these are, with the mean of these: float32 [rows, d]. */
    NativeTensor likewise(Points of, Rows rows, TensorScope results) {
        return script.method("centred")
                .tensor(of.tensor())
                .tensor(rows.in(results))
                .tensor(unit(results))
                .tensor(centre)
                .result(results, Execution.INFERENCE);
    }

    /** Returns the squared length of some rows of a tensor. */
    float[] squares(NativeTensor of, Rows rows) {
        try (TensorScope step = scope.newScope()) {
            return script.method("squares")
                    .tensor(of)
                    .tensor(rows.in(step))
                    .result(step, Execution.INFERENCE)
                    .toFloats();
        }
    }

    /**
     * Refuses points that cannot be compared with these.
     *
     * @throws CategorizedException {@code NUMERICAL} if a point is too long to be squared in float32, or, for the
     *     cosine distance, has length 0; {@code CORRUPT_INPUT} if it has more or fewer features than these
     */
    void requireComparable(Points others) {
        if (others.dimension() != points.dimension()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "activations of " + others.dimension() + " features cannot be compared with those of "
                            + points.dimension() + " that the probe was fitted on");
        }
        if (others != points) {
            requireMeasurable(others);
        }
    }

    private void requireMeasurable(Points of) {
        float[] lengths = squares(of.tensor(), of.count());
        for (int row = 0; row < lengths.length; row++) {
            if (lengths[row] > LARGEST_SQUARE) {
                throw new CategorizedException(
                        FailureCategory.NUMERICAL,
                        "the activations of example '" + of.ids().get(row)
                                + "' are too large for distances in float32: their squares add up to " + lengths[row]);
            }
            if (distance == Distance.COSINE && lengths[row] < Float.MIN_NORMAL) {
                throw new CategorizedException(
                        FailureCategory.NUMERICAL,
                        "the activations of example '" + of.ids().get(row)
                                + "' are 0, so they have no direction; use the Euclidean distance");
            }
        }
    }

    private void requireSpread() {
        for (float square : squares) {
            if (square > 0) {
                return;
            }
        }
        throw new CategorizedException(
                FailureCategory.NUMERICAL,
                "all " + points.count()
                        + " examples have the same activations, so none is nearer than another; look at the"
                        + " layer and at the texts");
    }

    private float[] mean() {
        double[] sum = blocks.sum(points.count(), points.dimension(), Cancellation.NEVER, this::sum);
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / points.count());
        }
        return mean;
    }

    private double[] sum(Rows rows) {
        double[] sum = new double[points.dimension()];
        try (TensorScope step = scope.newScope()) {
            script.method("sum")
                    .tensor(points.tensor())
                    .tensor(rows.in(step))
                    .tensor(unit(step))
                    .result(step, Execution.INFERENCE)
                    .toBytes()
                    .asDoubleBuffer()
                    .get(sum);
        }
        return sum;
    }

    private NativeTensor copied() {
        NativeTensor copy = scope.zeros(points.count(), points.dimension());
        blocks.forEach(points.count(), Cancellation.NEVER, rows -> copied(rows, copy), (rows, done) -> {});
        return copy;
    }

    private Rows copied(Rows rows, NativeTensor copy) {
        try (TensorScope step = scope.newScope()) {
            script.method("put")
                    .tensor(copy)
                    .tensor(rows.in(step))
                    .tensor(likewise(points, rows, step))
                    .result(step, Execution.INFERENCE);
        }
        return rows;
    }

    private float[] squares(NativeTensor of, int count) {
        float[] all = new float[count];
        blocks.forEach(
                count,
                Cancellation.NEVER,
                rows -> squares(of, rows),
                (rows, part) -> System.arraycopy(part, 0, all, rows.from(), part.length));
        return all;
    }

    private NativeTensor unit(TensorScope step) {
        long unit =
                switch (distance) {
                    case EUCLIDEAN -> 0;
                    case COSINE -> 1;
                };
        return step.longs(new long[] {unit}, 1);
    }

    @Override
    public void close() {
        scope.close();
    }
}
