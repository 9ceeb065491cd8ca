package dev.w2s.probing.neighbour;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.activation.RowBlocks;
import dev.w2s.probing.activation.Rows;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Distance;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Finds the k points nearest to each query: those with the smallest distance in float64, of equal ones the first. So
 * neither the block size, the number of threads nor the device decides who is a neighbour.
 *
 * <p>Candidates come from one matrix product in float32 a block of queries, |y|^2 - 2xy on centred points, whose
 * rounding is bounded; only where that bound leaves open who is among the k, distances are computed again
 * ({@link Shortlist}). Beyond the points this takes a centred copy of them, and block * n float32 for each thread. For
 * one calling thread.
 */
public final class NearestNeighbours implements AutoCloseable {
    /** Elements of the two float64 matrices that exact distances are computed from. */
    private static final int PAIR_ELEMENTS = 1 << 20;

    private final Points points;
    private final RowBlocks blocks;
    private final TensorScope scope;
    private final ScriptModule script;
    private final CentredPoints centred;

    /**
     * @param points stay open and unchanged as long as this
     * @param block queries that a thread has in hand at a time; changes memory only
     * @throws CategorizedException {@code NUMERICAL} if all points are the same, or one is too long to be squared in
     *     float32, or, for the cosine distance, has length 0
     */
    public NearestNeighbours(Points points, Distance distance, int block) {
        this.points = points;
        blocks = new RowBlocks(points.torch(), block);
        scope = points.torch().newScope();
        script = points.torch().load(ScriptArchive.ofResource(NearestNeighbours.class, "neighbours.py", Map.of()));
        try {
            centred = new CentredPoints(points, distance, blocks, script);
        } catch (RuntimeException e) {
            script.close();
            scope.close();
            throw e;
        }
    }

    /** Returns all points, by their rows, as the members among which neighbours are found. */
    public BitSet all() {
        BitSet all = new BitSet();
        all.set(0, points.count());
        return all;
    }

    /**
     * Returns the k members nearest to each query.
     *
     * @return the rows of the members for each query, ascending
     * @throws CategorizedException {@code INVALID_REQUEST} if there are fewer than k members
     */
    public int[][] of(Points queries, int k, BitSet members, Cancellation cancellation) {
        return found(queries, false, k, members, cancellation);
    }

    /** Returns the k members nearest to each point, which is not its own neighbour. */
    public int[][] ofEach(int k, BitSet members, Cancellation cancellation) {
        return found(points, true, k, members, cancellation);
    }

    private int[][] found(Points queries, boolean others, int k, BitSet members, Cancellation cancellation) {
        int available = members.cardinality() - (others ? 1 : 0);
        requireEnough(k, available, others);
        centred.requireComparable(queries);
        int[][] neighbours = new int[queries.count()][];
        try (TensorScope shared = scope.newScope()) {
            NativeTensor squares = shared.floats(centred.squaresOf(members), points.count());
            Search search = new Search(queries, others, k, available, squares);
            blocks.forEach(
                    queries.count(),
                    cancellation,
                    search::of,
                    (rows, found) -> System.arraycopy(found, 0, neighbours, rows.from(), found.length));
        }
        return neighbours;
    }

    /** The search for the neighbours of some queries, by blocks, several blocks at a time. */
    private final class Search {
        private final Points queries;
        private final boolean others;
        private final int k;
        private final int available;
        private final NativeTensor squares;

        /**
         * @param others whether the queries are the points, each of which is not its own neighbour
         * @param available how many members can be a query's neighbours
         * @param squares of the members
         */
        Search(Points queries, boolean others, int k, int available, NativeTensor squares) {
            this.queries = queries;
            this.others = others;
            this.k = k;
            this.available = available;
            this.squares = squares;
        }

        int[][] of(Rows rows) {
            try (TensorScope step = scope.newScope()) {
                NativeTensor block = centred.likewise(queries, rows, step);
                Shortlist shortlist = shortlist(rows, block, step);
                return shortlist.neighbours(distances(block, shortlist));
            }
        }

        /** Returns a list so long that every point that may be among the k nearest is on it. */
        private Shortlist shortlist(Rows rows, NativeTensor block, TensorScope step) {
            RoundingBound bound = new RoundingBound(
                    points.dimension(), centred.squares(), centred.squares(block, new Rows(0, rows.count())));
            for (int length = k + Math.max(16, k / 4); ; length *= 2) {
                int candidates = Math.min(length, available);
                List<NativeTensor> nearest = script.method("nearest")
                        .tensor(block)
                        .tensor(centred.tensor())
                        .tensor(squares)
                        .tensor(step.longs(new long[] {others ? rows.from() : -1}, 1))
                        .tensor(step.longs(new long[] {candidates}, 1))
                        .results(step, Execution.INFERENCE);
                Shortlist shortlist = new Shortlist(
                        k, candidates, longs(nearest.get(0)), nearest.get(1).toFloats(), bound);
                nearest.forEach(NativeTensor::close);
                if (candidates == available || shortlist.isLongEnough()) {
                    return shortlist;
                }
            }
        }
    }

    /** Returns the exact distances of the contested pairs, in their order. */
    private double[] distances(NativeTensor block, Shortlist shortlist) {
        List<Shortlist.Pair> pairs = shortlist.contested();
        double[] distances = new double[pairs.size()];
        int size = Math.max(1, PAIR_ELEMENTS / points.dimension());
        for (Rows rows : Rows.blocks(pairs.size(), size)) {
            try (TensorScope step = scope.newScope()) {
                List<Shortlist.Pair> some = pairs.subList(rows.from(), rows.to());
                script.method("pairs")
                        .tensor(block)
                        .tensor(centred.tensor())
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

    private static void requireEnough(int k, int available, boolean others) {
        if (k < 1 || k > available) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "k: " + k + " must be from 1 to the " + available + (others ? " other" : "")
                            + " examples that can be neighbours; take a smaller k or more examples");
        }
    }

    private static long[] longs(NativeTensor tensor) {
        long[] values = new long[(int) (tensor.shape()[0] * tensor.shape()[1])];
        tensor.toBytes().asLongBuffer().get(values);
        return values;
    }

    @Override
    public void close() {
        centred.close();
        script.close();
        scope.close();
    }
}
