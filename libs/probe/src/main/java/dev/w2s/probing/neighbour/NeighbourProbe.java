package dev.w2s.probing.neighbour;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.probe.Distance;
import java.util.Arrays;

/** The k-nearest-neighbour probe: a prediction is the unweighted mean of the soft labels of the k nearest points. */
public final class NeighbourProbe implements FittedProbe {
    private final NearestNeighbours search;
    private final Points points;
    private final SoftTargets labels;
    private final int k;
    private final boolean leaveOneOut;

    /**
     * @param leaveOneOut whether a point that the probe was fitted on is left out of its own neighbours; EleutherAI/w2s
     *     leaves it in, so that its label agrees with the prediction too well
     * @param block queries that a thread has in hand at a time; changes memory only
     * @throws CategorizedException {@code INVALID_REQUEST} if there are fewer than k points
     */
    public NeighbourProbe(Points points, SoftTargets labels, int k, Distance distance, boolean leaveOneOut, int block) {
        this.points = points;
        this.labels = labels;
        this.k = k;
        this.leaveOneOut = leaveOneOut;
        this.search = new NearestNeighbours(points, distance, block);
    }

    @Override
    public SoftTargets targets() {
        return labels;
    }

    @Override
    public Predictions predict(Points queries, Cancellation cancellation) {
        return means(search.of(queries, k, search.all(), cancellation));
    }

    @Override
    public Predictions predictFitted(Cancellation cancellation) {
        return leaveOneOut ? means(search.ofEach(k, search.all(), cancellation)) : predict(points, cancellation);
    }

    private Predictions means(int[][] neighbours) {
        return Predictions.of(
                Arrays.stream(neighbours).mapToDouble(labels::meanOf).toArray());
    }

    @Override
    public void close() {
        search.close();
    }
}
