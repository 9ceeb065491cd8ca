package dev.w2s.probing.fitting;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.logistic.LogisticProbe;
import dev.w2s.probing.neighbour.NeighbourProbe;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.probing.topology.TopoFilter;
import dev.w2s.study.probe.Probe;

/**
 * Fits probes of any kind on the same points.
 *
 * @param block rows of points that a thread has in hand at a time
 */
public record ProbeFitter(Points points, SoftTargets targets, int block, Cancellation cancellation) {
    /** Returns the fitted probe, which the caller closes before the points. */
    public FittedProbe fit(Probe probe) {
        if (probe instanceof Probe.NearestNeighbours knn) {
            return new NeighbourProbe(points, targets, knn.k(), knn.distance(), knn.leaveOneOut(), block);
        }
        if (probe instanceof Probe.LogisticRegression logistic) {
            return LogisticProbe.fit(points, targets, logistic.l2(), logistic.standardise(), block, cancellation);
        }
        if (probe instanceof Probe.TopoFilter topo) {
            return TopoFilter.fit(points, targets, topo.kCc(), topo.kZeta(), topo.components(), block, cancellation);
        }
        throw new IllegalStateException(
                "probes of type " + probe.getClass().getName() + " cannot be fitted: add them to ProbeFitter");
    }
}
