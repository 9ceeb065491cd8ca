package dev.w2s.probing.topology;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.neighbour.NearestNeighbours;
import dev.w2s.probing.prediction.Disagreement;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * TopoFilter (Wu et al. 2020, "A Topological Filter for Learning with Label Noise") with soft labels. Each point has an
 * edge to the kComponents points nearest to it; of each class (label above 0.5, or not) the largest component of the
 * graph of its own points stays, the others go. A prediction is the mean label of the kZeta nearest points that stay,
 * the point itself left out. Filtering then drops the points that disagree most with it, until the contamination is
 * reached.
 *
 * <p>An edge needs both its ends in the class: with the edges that merely leave it, as in EleutherAI/w2s, weak
 * components would swallow points of the other class.
 */
public final class TopoFilter implements FittedProbe {
    private final NearestNeighbours search;
    private final Points points;
    private final SoftTargets labels;
    private final int kZeta;
    private final BitSet staying;

    private TopoFilter(NearestNeighbours search, Points points, SoftTargets labels, int kZeta, BitSet staying) {
        this.search = search;
        this.points = points;
        this.labels = labels;
        this.kZeta = kZeta;
        this.staying = staying;
    }

    /**
     * Finds the points that stay.
     *
     * @param block queries that a thread has in hand at a time; changes memory only
     * @throws CategorizedException {@code NUMERICAL} if the labels are of one class only; {@code INVALID_REQUEST} if
     *     there are fewer than kComponents other points, or fewer than kZeta others among those that stay
     */
    public static TopoFilter fit(
            Points points,
            SoftTargets labels,
            int kComponents,
            int kZeta,
            Components kind,
            int block,
            Cancellation cancellation) {
        requireBothClasses(labels);
        NearestNeighbours search = new NearestNeighbours(points, Distance.EUCLIDEAN, block);
        try {
            int[][] edges = search.ofEach(kComponents, search.all(), cancellation);
            BitSet staying = new BitSet();
            for (boolean class1 : new boolean[] {false, true}) {
                BitSet members = new BitSet();
                for (int point = 0; point < labels.count(); point++) {
                    members.set(point, labels.isOfClass1(point) == class1);
                }
                staying.or(Partition.of(edges, members, kind).largest());
            }
            requireEnough(staying.cardinality(), kZeta, points.count());
            return new TopoFilter(search, points, labels, kZeta, staying);
        } catch (RuntimeException e) {
            search.close();
            throw e;
        }
    }

    private static void requireBothClasses(SoftTargets labels) {
        long class1 =
                IntStream.range(0, labels.count()).filter(labels::isOfClass1).count();
        if (class1 == 0 || class1 == labels.count()) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    "TopoFilter needs labels of both classes, but of " + labels.count() + " labels " + class1
                            + " are above 0.5; look at the model that made them");
        }
    }

    private static void requireEnough(int staying, int kZeta, int count) {
        if (staying <= kZeta) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "of " + count + " examples only " + staying + " stay in the largest components, too few for kZeta: "
                            + kZeta + "; take a larger kComponents or a smaller kZeta");
        }
    }

    /** Returns the rows of the points in the largest components, ascending. */
    public int[] staying() {
        return staying.stream().toArray();
    }

    @Override
    public SoftTargets targets() {
        return labels;
    }

    @Override
    public Predictions predict(Points queries, Cancellation cancellation) {
        return means(search.of(queries, kZeta, staying, cancellation));
    }

    @Override
    public Predictions predictFitted(Cancellation cancellation) {
        return means(search.ofEach(kZeta, staying, cancellation));
    }

    private Predictions means(int[][] neighbours) {
        return Predictions.of(
                Arrays.stream(neighbours).mapToDouble(labels::meanOf).toArray());
    }

    /** Drops as many as the contamination asks for in all, but at least those outside the components. */
    @Override
    public int[] kept(double contamination, Predictions own) {
        int[] rows = staying();
        int removed = points.count() - rows.length;
        int drop = Math.max(0, dropped(contamination, points.count()) - removed);
        return Disagreement.kept(rows, of(rows, own.probabilities()), of(rows, labels.values()), drop);
    }

    /** Rounds half to even, as in EleutherAI/w2s. */
    @Override
    public int dropped(double contamination, int count) {
        return (int) Math.rint(contamination * count);
    }

    private static double[] of(int[] rows, double[] values) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Returns how many points the components alone leave out. */
    @Override
    public OptionalInt leftOut() {
        return OptionalInt.of(points.count() - staying.cardinality());
    }

    @Override
    public void close() {
        search.close();
    }
}
