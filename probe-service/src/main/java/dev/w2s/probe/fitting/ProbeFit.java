package dev.w2s.probe.fitting;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.logistic.LogisticProbe;
import dev.w2s.probing.neighbour.NeighbourProbe;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Labels;
import dev.w2s.probing.topology.TopoFilter;
import dev.w2s.study.probe.Probe;

/**
 * Fits the probe that a recipe names.
 *
 * @param block rows that a lane has at a time
 */
record ProbeFit(Points points, Labels labels, int block, Cancellation cancellation) {
    FittedProbe of(Probe probe) {
        if (probe instanceof Probe.NearestNeighbours knn) {
            return new NeighbourProbe(points, labels, knn.k(), knn.distance(), knn.leaveOneOut(), block);
        }
        if (probe instanceof Probe.LogisticRegression logistic) {
            return LogisticProbe.fit(points, labels, logistic.l2(), logistic.standardise(), block, cancellation);
        }
        if (probe instanceof Probe.TopoFilter topo) {
            return TopoFilter.fit(points, labels, topo.kCc(), topo.kZeta(), topo.components(), block, cancellation);
        }
        throw new IllegalStateException("no such probe: " + probe);
    }
}
