package dev.w2s.probing.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.probing.fixture.LaneCounts;
import dev.w2s.probing.fixture.ProbeFixture;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Distance;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourProbeTest {
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

    private NeighbourProbe probe(int k, boolean leaveOneOut) {
        return new NeighbourProbe(train, ProbeFixture.trainLabels(), k, Distance.EUCLIDEAN, leaveOneOut, 128);
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void newPointsArePredictedAsByTheReference(int k) {
        try (NeighbourProbe probe = probe(k, true)) {
            assertClose(
                    probe.predict(test, Cancellation.NEVER).probabilities(),
                    ProbeFixture.expected("knn" + k + ".test"));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, true", "10, false", "50, true", "50, false"})
    void fittedPointsArePredictedAndFilteredAsByTheReference(int k, boolean leaveOneOut) {
        // given
        String train = leaveOneOut ? "train_leave_one_out" : "train_self_included";
        String filter = leaveOneOut ? "filter_leave_one_out" : "filter_self_included";
        try (NeighbourProbe probe = probe(k, leaveOneOut)) {
            // when
            Predictions own = probe.predictFitted(Cancellation.NEVER);

            // then
            assertClose(own.probabilities(), ProbeFixture.expected("knn" + k + "." + train));
            assertThat(probe.kept(0.1, own))
                    .containsExactly(ProbeFixture.rows("knn" + k + "." + filter + ".kept_sorted"));
        }
    }

    /** The public code lets a point be its own neighbour, so that its label pulls its prediction. */
    @Test
    void theLabelOfAPointIsNoPartOfItsOwnPrediction() {
        // given
        double[] labels = ProbeFixture.trainLabels().values();
        double[] other = labels.clone();
        other[17] = 1 - other[17];
        try (NeighbourProbe probe =
                        new NeighbourProbe(train, new SoftTargets(labels), 10, Distance.EUCLIDEAN, true, 128);
                NeighbourProbe changed =
                        new NeighbourProbe(train, new SoftTargets(other), 10, Distance.EUCLIDEAN, true, 128)) {
            // when
            double before = probe.predictFitted(Cancellation.NEVER).probabilities()[17];
            double after = changed.predictFitted(Cancellation.NEVER).probabilities()[17];

            // then
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void asManyNeighboursAsPointsGiveTheMeanLabel() {
        // given
        SoftTargets labels = ProbeFixture.trainLabels();
        double mean = Arrays.stream(labels.values()).average().orElseThrow();

        // when
        try (NeighbourProbe probe = probe(600, true)) {
            // then
            assertThat(probe.predict(test, Cancellation.NEVER).probabilities())
                    .hasSize(200)
                    .containsOnly(new double[] {mean}, within(1e-12));
        }
    }

    @Test
    void moreNeighboursThanOtherPointsAreRefused() {
        try (NeighbourProbe probe = probe(600, true)) {
            // then
            assertThatThrownBy(() -> probe.predictFitted(Cancellation.NEVER))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.INVALID_REQUEST))
                    .hasMessageContaining("k: 600 must be from 1 to the 599 other examples");
        }
    }

    @Test
    void aProbeAsksBetweenBlocksWhetherToGoOn() {
        // given
        int[] asked = {0};
        Cancellation atTheThird = () -> {
            if (++asked[0] == 3) {
                throw new CategorizedException(FailureCategory.CANCELLED, "enough");
            }
        };
        try (NeighbourProbe probe = probe(10, true)) {
            // then
            assertThatThrownBy(() -> probe.predictFitted(atTheThird)).hasMessage("enough");
        }
    }

    @Test
    void pointsOfAnotherDimensionAreRefused() {
        try (NeighbourProbe probe = probe(10, true);
                Points others = Engine.points(Engine.normal(4, 47, 0))) {
            assertThatThrownBy(() -> probe.predict(others, Cancellation.NEVER))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.CORRUPT_INPUT))
                    .hasMessageContaining("47")
                    .hasMessageContaining("48");
        }
    }

    @ParameterizedTest
    @EnumSource(Distance.class)
    void theNumberOfLanesChangesNoBit(Distance distance) {
        LaneCounts.assertSameBits(torch -> {
            try (Points points = ProbeFixture.points(torch, "train");
                    Points queries = ProbeFixture.points(torch, "test");
                    NeighbourProbe probe =
                            new NeighbourProbe(points, ProbeFixture.trainLabels(), 10, distance, true, 16)) {
                return DoubleStream.concat(
                                Arrays.stream(
                                        probe.predictFitted(Cancellation.NEVER).probabilities()),
                                Arrays.stream(probe.predict(queries, Cancellation.NEVER)
                                        .probabilities()))
                        .toArray();
            }
        });
    }

    @Test
    void noNativeMemoryIsLeft() {
        // given
        int before = Engine.TORCH.liveTensors();

        // when
        try (NeighbourProbe probe = probe(10, true)) {
            probe.predict(test, Cancellation.NEVER);
            probe.predictFitted(Cancellation.NEVER);
        }

        // then
        assertThat(Engine.TORCH.liveTensors()).isEqualTo(before);
    }

    @Test
    void theNeighboursAreThoseOfTheReference() {
        try (NearestNeighbours search = new NearestNeighbours(train, Distance.EUCLIDEAN, 64)) {
            // when
            int[][] ten = search.of(test, 10, search.all(), Cancellation.NEVER);
            int[][] fifty = search.of(test, 50, search.all(), Cancellation.NEVER);

            // then
            assertThat(flat(ten, 200)).containsExactly(ProbeFixture.rows("knn10.test_neighbours_sorted_by_index"));
            assertThat(flat(fifty, 20)).containsExactly(ProbeFixture.rows("knn50.test_neighbours_sorted_by_index"));
        }
    }

    private static int[] flat(int[][] rows, int count) {
        return Arrays.stream(rows, 0, count).flatMapToInt(IntStream::of).toArray();
    }
}
