package dev.w2s.probing.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import dev.w2s.study.probe.Probe;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeFitterTest {
    static Stream<Probe> probes() {
        return Stream.of(
                new Probe.NearestNeighbours(1, Distance.EUCLIDEAN, true),
                new Probe.LogisticRegression(0.1, true),
                new Probe.TopoFilter(1, 1, Components.WEAKLY_CONNECTED));
    }

    @Test
    void probesOfAllTypesAreTried() {
        assertThat(probes().map(Object::getClass)).containsExactlyInAnyOrder(Probe.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aProbeOfAnyTypeIsFitted(Probe probe) {
        // given
        SoftTargets targets = new SoftTargets(new double[] {0, 0.1, 0.9, 1});

        // when
        try (Points points = Engine.points(new float[] {0}, new float[] {1}, new float[] {8}, new float[] {9});
                FittedProbe fitted = new ProbeFitter(points, targets, 2, Cancellation.NEVER).fit(probe)) {
            // then
            assertThat(fitted.targets()).isSameAs(targets);
            assertThat(fitted.predictFitted(Cancellation.NEVER).count()).isEqualTo(4);
        }
    }
}
