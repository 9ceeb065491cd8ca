package dev.w2s.probe.neighbour;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probe.activation.Points;
import dev.w2s.probe.activation.Rows;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Distance;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Finds the k points nearest to each query: those with the smallest distance in float64, of equal ones the first. So
 * neither the block size, the number of threads nor the device decides who is a neighbour.
 *
 * <p>Candidates come from one matrix product in float32 a block of queries, |y|^2 - 2xy on centred points, whose rounding
 * is bounded; only where that bound leaves open who is among the k, distances are computed again ({@link Shortlist}).
 * Memory beyond the points: a centred copy of them, and block * n float32. For one thread.
 */
public final class NearestNeighbours implements AutoCloseable {
    /** Elements of the two float64 matrices that exact distances are computed from. */
    private static final int PAIR_ELEMENTS = 1 << 20;

    /** Squared distances, up to four times as large, are still finite. */
    private static final float LARGEST_SQUARE = Float.MAX_VALUE / 8;

    private final Points points;
    private final Distance distance;
    private final int block;
    private final TensorScope scope;
    private final ScriptModule script;
    private final NativeTensor centre;
    private final NativeTensor centred;
    private final float[] squares;

    /**
     * @param points stay open and unchanged as long as this
     * @param block queries at a time
     * @throws CategorizedException {@code NUMERICAL} if all points are the same, one is too long to be squared in float32, or
     *     (cosine) has length 0
     */
    public NearestNeighbours(Points points, Distance distance, int block) {
        this.points = points;
        this.distance = distance;
        this.block = block;
        scope = points.torch().newScope();
        script = points.torch().load(ScriptArchive.ofResource(NearestNeighbours.class, "neighbours.py", Map.of()));
        try {
            requireMeasurable(points);
            centre = scope.floats(mean(), points.dimension());
            centred = centred(points, new Rows(0, points.count()), scope);
            squares = squares(centred);
            requireSpread();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The points among which neighbours are found, by their rows. */
    public BitSet all() {
        BitSet all = new BitSet();
        all.set(0, points.count());
        return all;
    }

    /**
     * The k members nearest to each query.
     *
     * @return a row a query, each ascending
     * @throws CategorizedException {@code INVALID_REQUEST} if there are fewer than k members
     */
    public int[][] of(Points queries, int k, BitSet members, Cancellation cancellation) {
        return search(queries, false, k, members, cancellation);
    }

    /** The k members nearest to each point, itself left out. */
    public int[][] ofEach(int k, BitSet members, Cancellation cancellation) {
        return search(points, true, k, members, cancellation);
    }

    private int[][] search(Points queries, boolean others, int k, BitSet members, Cancellation cancellation) {
        int available = members.cardinality() - (others ? 1 : 0);
        requireEnough(k, available, others);
        requireSameDimension(queries);
        if (queries != points) {
            requireMeasurable(queries);
        }
        int[][] neighbours = new int[queries.count()][];
        try (TensorScope search = scope.newScope()) {
            NativeTensor memberSquares = search.floats(squaresOf(members), points.count());
            for (Rows rows : Rows.blocks(queries.count(), block)) {
                cancellation.throwIfRequested();
                try (TensorScope step = search.newScope()) {
                    NativeTensor block = centred(queries, rows, step);
                    Shortlist shortlist = shortlist(
                            new Query(block, squares(block), others ? rows.from() : -1),
                            memberSquares,
                            k,
                            available,
                            step);
                    int[][] found = shortlist.neighbours(distances(block, shortlist));
                    System.arraycopy(found, 0, neighbours, rows.from(), rows.count());
                }
            }
        }
        return neighbours;
    }

    /**
     * A block of queries.
     *
     * @param own the row of the points that the first of them is, or -1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Query(NativeTensor tensor, float[] squares, int own) {}

    /** Long enough that whoever may be among the k is on it. */
    private Shortlist shortlist(Query query, NativeTensor memberSquares, int k, int available, TensorScope step) {
        for (int length = k + Math.max(16, k / 4); ; length *= 2) {
            int candidates = Math.min(length, available);
            List<NativeTensor> nearest = script.method("nearest")
                    .tensor(query.tensor())
                    .tensor(centred)
                    .tensor(memberSquares)
                    .tensor(step.longs(new long[] {query.own()}, 1))
                    .tensor(step.longs(new long[] {candidates}, 1))
                    .results(step, Execution.INFERENCE);
            Shortlist shortlist = new Shortlist(
                    k,
                    candidates,
                    longs(nearest.get(0)),
                    nearest.get(1).toFloats(),
                    new RoundingBound(points.dimension(), squares, query.squares()));
            nearest.forEach(NativeTensor::close);
            if (candidates == available || shortlist.isLongEnough()) {
                return shortlist;
            }
        }
    }

    /** The exact distances of the contested pairs, in their order. */
    private double[] distances(NativeTensor block, Shortlist shortlist) {
        List<Shortlist.Pair> pairs = shortlist.contested();
        double[] distances = new double[pairs.size()];
        int size = Math.max(1, PAIR_ELEMENTS / points.dimension());
        for (Rows rows : Rows.blocks(pairs.size(), size)) {
            try (TensorScope step = scope.newScope()) {
                List<Shortlist.Pair> some = pairs.subList(rows.from(), rows.to());
                script.method("pairs")
                        .tensor(block)
                        .tensor(centred)
                        .tensor(step.longs(
                                some.stream().mapToLong(Shortlist.Pair::query).toArray(), rows.count()))
                        .tensor(step.longs(
                                some.stream().mapToLong(Shortlist.Pair::point).toArray(), rows.count()))
                        .result(step, Execution.INFERENCE)
                        .toBytes()
                        .asDoubleBuffer()
                        .get(distances, rows.from(), rows.count());
            }
        }
        return distances;
    }

    private float[] mean() {
        double[] sum = new double[points.dimension()];
        for (Rows rows : Rows.blocks(points.count(), block)) {
            try (TensorScope step = scope.newScope()) {
                double[] part = doubles(script.method("sum")
                        .tensor(points.tensor())
                        .tensor(rows.in(step))
                        .tensor(unit(step))
                        .result(step, Execution.INFERENCE));
                Arrays.setAll(sum, i -> sum[i] + part[i]);
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / points.count());
        }
        return mean;
    }

    private NativeTensor centred(Points of, Rows rows, TensorScope results) {
        return script.method("centred")
                .tensor(of.tensor())
                .tensor(rows.in(results))
                .tensor(unit(results))
                .tensor(centre)
                .result(results, Execution.INFERENCE);
    }

    private NativeTensor unit(TensorScope step) {
        return step.longs(new long[] {distance == Distance.COSINE ? 1 : 0}, 1);
    }

    private float[] squares(NativeTensor tensor) {
        float[] squares = new float[(int) tensor.shape()[0]];
        for (Rows rows : Rows.blocks(squares.length, block)) {
            try (TensorScope step = scope.newScope()) {
                float[] part = script.method("squares")
                        .tensor(tensor)
                        .tensor(rows.in(step))
                        .result(step, Execution.INFERENCE)
                        .toFloats();
                System.arraycopy(part, 0, squares, rows.from(), part.length);
            }
        }
        return squares;
    }

    private void requireMeasurable(Points of) {
        float[] lengths = squares(of.tensor());
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

    private float[] squaresOf(BitSet members) {
        float[] result = squares.clone();
        for (int row = members.nextClearBit(0); row < result.length; row = members.nextClearBit(row + 1)) {
            result[row] = Float.POSITIVE_INFINITY;
        }
        return result;
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

    private static void requireEnough(int k, int available, boolean others) {
        if (k < 1 || k > available) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "k: " + k + " must be from 1 to the " + available + (others ? " other" : "")
                            + " examples that there are to be neighbours; take a smaller k or more examples");
        }
    }

    private void requireSameDimension(Points queries) {
        if (queries.dimension() != points.dimension()) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    "activations of " + queries.dimension() + " features cannot be compared with those of "
                            + points.dimension() + " that the probe was fitted on");
        }
    }

    private static double[] doubles(NativeTensor tensor) {
        double[] values = new double[(int) tensor.shape()[0]];
        tensor.toBytes().asDoubleBuffer().get(values);
        return values;
    }

    private static long[] longs(NativeTensor tensor) {
        long[] values = new long[(int) (tensor.shape()[0] * tensor.shape()[1])];
        tensor.toBytes().asLongBuffer().get(values);
        return values;
    }

    @Override
    public void close() {
        script.close();
        scope.close();
    }
}
