package dev.w2s.probing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.probing.fixture.LaneCounts;
import dev.w2s.probing.fixture.ProbeFixture;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Components;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopoFilterTest {
    private Points train;
    private Points test;

    @BeforeEach
    void open() {
        train = ProbeFixture.points(Engine.TORCH, "train");
        test = ProbeFixture.points(Engine.TORCH, "test");
    }

    @AfterEach
    void close() {
        train.close();
        test.close();
    }

    private TopoFilter fit(SoftTargets labels, int k, Components kind) {
        return TopoFilter.fit(train, labels, k, k, kind, 128, Cancellation.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "50, STRONGLY_CONNECTED, strong", "10, STRONGLY_CONNECTED, strong", "5, STRONGLY_CONNECTED, strong",
        "50, WEAKLY_CONNECTED, weak_both_endpoints", "10, WEAKLY_CONNECTED, weak_both_endpoints",
                "5, WEAKLY_CONNECTED, weak_both_endpoints"
    })
    void componentsFilterAndPredictionsAreThoseOfTheReference(int k, Components kind, String variant) {
        // given
        String name = "topo_" + k + "_" + k + "_" + variant;
        try (TopoFilter probe = fit(ProbeFixture.trainLabels(), k, kind)) {
            // then
            assertThat(probe.staying()).containsExactly(ProbeFixture.rows(name + ".kept_after_components"));
            assertThat(probe.kept(0.1, probe.predictFitted(Cancellation.NEVER)))
                    .containsExactly(ProbeFixture.rows(name + ".kept_sorted"));
            assertThat(probe.predict(test, Cancellation.NEVER).probabilities())
                    .containsExactly(ProbeFixture.expected(name + ".topolabel_test"), within(1e-6));
        }
    }

    /**
     * The public code asks for strong components, which removes 227 of the fixture's 600 points where 60 are asked for.
     */
    @Test
    void noMoreIsDroppedThanAskedForWhereWeakComponentsAreLarge() {
        try (TopoFilter probe = fit(ProbeFixture.trainLabels(), 5, Components.WEAKLY_CONNECTED)) {
            assertThat(probe.kept(0.1, probe.predictFitted(Cancellation.NEVER))).hasSize(540);
            assertThat(probe.leftOut()).hasValue(19);
        }
    }

    @Test
    void labelsOnOneSideAreRefused() {
        // given
        double[] labels = new double[600];
        Arrays.setAll(labels, i -> 0.6 + i / 10_000.0);

        // then
        assertThatThrownBy(() -> fit(new SoftTargets(labels), 5, Components.WEAKLY_CONNECTED))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("of 600 labels 600 are above 0.5");
    }

    @Test
    void tooFewPointsInTheComponentsAreRefused() {
        assertThatThrownBy(() -> TopoFilter.fit(
                        train,
                        ProbeFixture.trainLabels(),
                        5,
                        400,
                        Components.STRONGLY_CONNECTED,
                        128,
                        Cancellation.NEVER))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("of 600 examples only 373 stay");
    }

    @Test
    void theNumberOfLanesChangesNoBit() {
        LaneCounts.assertSameBits(torch -> {
            try (Points points = ProbeFixture.points(torch, "train");
                    TopoFilter probe = TopoFilter.fit(
                            points,
                            ProbeFixture.trainLabels(),
                            10,
                            10,
                            Components.WEAKLY_CONNECTED,
                            16,
                            Cancellation.NEVER)) {
                return DoubleStream.concat(
                                Arrays.stream(probe.staying()).asDoubleStream(),
                                Arrays.stream(
                                        probe.predictFitted(Cancellation.NEVER).probabilities()))
                        .toArray();
            }
        });
    }

    @Test
    void noNativeMemoryIsLeftEvenByAFailure() {
        // given
        int before = Engine.TORCH.liveTensors();

        // when
        assertThatThrownBy(() -> fit(ProbeFixture.trainLabels(), 600, Components.WEAKLY_CONNECTED))
                .isInstanceOf(CategorizedException.class);

        // then
        assertThat(Engine.TORCH.liveTensors()).isEqualTo(before);
    }
}
