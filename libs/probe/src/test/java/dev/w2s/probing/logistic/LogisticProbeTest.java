package dev.w2s.probing.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.probing.fixture.LaneCounts;
import dev.w2s.probing.fixture.ProbeFixture;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.probing.prediction.SoftTargets;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticProbeTest {
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

    private static LogisticProbe fit(Points points, SoftTargets labels, double l2, boolean standardised) {
        return LogisticProbe.fit(points, labels, l2, standardised, 128, Cancellation.NEVER);
    }

    private static double[] predictions(LogisticProbe probe, Points points) {
        return probe.predict(points, Cancellation.NEVER).probabilities();
    }

    /** The gradient's norm of 1e-9 allows 1e-9 / (2 l2) in the weights. */
    @ParameterizedTest
    @CsvSource({"raw, 0.01, 1e-7", "raw, 0.001, 5e-7"})
    void theWeightsAreThoseOfTheOptimum(String features, double l2, double tolerance) {
        // given
        String name = "logreg_" + features + "_l2_" + l2;

        // when
        LogisticProbe probe = fit(train, ProbeFixture.trainLabels(), l2, false);

        // then
        assertThat(probe.weights()).containsExactly(ProbeFixture.expected(name + ".weights"), within(tolerance));
        assertThat(probe.bias()).isCloseTo(ProbeFixture.expected(name + ".bias")[0], within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1e-7", "0.001, 5e-7"})
    void theWeightsOfStandardisedFeaturesAreThoseOfTheOptimum(double l2, double tolerance) {
        // given
        String name = "logreg_standardised_l2_" + l2;
        double[] deviation = ProbeFixture.expected("standardisation.population_std");

        // when
        LogisticProbe probe = fit(train, ProbeFixture.trainLabels(), l2, true);

        // then
        double[] scaled = probe.weights();
        Arrays.setAll(scaled, i -> scaled[i] * deviation[i]);
        assertThat(scaled).containsExactly(ProbeFixture.expected(name + ".weights"), within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"raw, 0.01", "raw, 0.001", "standardised, 0.01", "standardised, 0.001"})
    void predictionsAndFilterAreThoseOfTheOptimum(String features, double l2) {
        // given
        String name = "logreg_" + features + "_l2_" + l2;

        // when
        LogisticProbe probe = fit(train, ProbeFixture.trainLabels(), l2, features.equals("standardised"));
        Predictions own = probe.predictFitted(Cancellation.NEVER);

        // then
        assertThat(predictions(probe, test))
                .containsExactly(ProbeFixture.expected(name + ".test_probability"), within(1e-7));
        assertThat(own.probabilities())
                .containsExactly(ProbeFixture.expected(name + ".train_probability"), within(1e-7));
        assertThat(probe.kept(0.1, own)).containsExactly(ProbeFixture.rows(name + ".filter.kept_sorted"));
    }

    /** From {@code expected.json}; the seed's float32 solver ends 1.6e-7 above it. */
    @Test
    void theObjectiveIsThatOfTheOptimum() {
        // given
        SoftTargets labels = ProbeFixture.trainLabels();

        // when
        LogisticProbe probe = fit(train, labels, 0.01, false);

        // then
        double[] logits = probe.predictFitted(Cancellation.NEVER).logits();
        double loss = 0;
        for (int i = 0; i < labels.count(); i++) {
            loss += Math.log1p(Math.exp(logits[i])) - labels.get(i) * logits[i];
        }
        double penalty = Arrays.stream(probe.weights()).map(w -> w * w).sum();
        assertThat(loss / labels.count() + 0.01 * penalty).isCloseTo(0.603482445578287, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRotationOfTheActivationsChangesNoPredictionWithoutStandardisation(long seed) {
        // given
        float[][] rows = Engine.normal(120, 12, seed);
        double[] labels = labels(rows, seed);
        try (Points points = Engine.points(rows);
                Points rotated = Engine.points(rotated(rows, seed))) {
            // when
            double[] before = predictions(fit(points, new SoftTargets(labels), 0.01, false), points);
            double[] after = predictions(fit(rotated, new SoftTargets(labels), 0.01, false), rotated);

            // then: the rotated features are rounded to float32
            assertThat(after).containsExactly(before, within(1e-6));
        }
    }

    /** The public code fits features as they are, so that the penalty depends on their units. */
    @Test
    void theUnitOfAFeatureChangesNoPrediction() {
        // given
        float[][] rows = Engine.normal(200, 8, 5);
        float[][] inOtherUnits = new float[200][];
        for (int row = 0; row < 200; row++) {
            inOtherUnits[row] = rows[row].clone();
            inOtherUnits[row][0] *= 1024;
        }
        SoftTargets labels = new SoftTargets(labels(rows, 5));
        try (Points points = Engine.points(rows);
                Points others = Engine.points(inOtherUnits)) {
            // when
            double[] before = predictions(fit(points, labels, 0.1, true), points);
            double[] after = predictions(fit(others, labels, 0.1, true), others);

            // then
            assertThat(after).containsExactly(before, within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConstantFeatureChangesNoPrediction(boolean standardised) {
        // given
        float[][] rows = Engine.normal(200, 8, 6);
        float[][] more = new float[200][];
        for (int row = 0; row < 200; row++) {
            more[row] = Arrays.copyOf(rows[row], 9);
            more[row][8] = 0.1f;
        }
        SoftTargets labels = new SoftTargets(labels(rows, 6));
        try (Points points = Engine.points(rows);
                Points others = Engine.points(more)) {
            // when
            double[] before = predictions(fit(points, labels, 0.01, standardised), points);
            double[] after = predictions(fit(others, labels, 0.01, standardised), others);

            // then
            assertThat(after).containsExactly(before, within(1e-7));
        }
    }

    @Test
    void constantFeaturesAloneAreRefused() {
        try (Points points = Engine.points(new float[] {0.1f, 2}, new float[] {0.1f, 2}, new float[] {0.1f, 2})) {
            assertThatThrownBy(() -> fit(points, new SoftTargets(new double[] {0, 1, 1}), 0.01, true))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.NUMERICAL))
                    .hasMessageContaining("all 3 examples have the same activations");
        }
    }

    /** More features than points, some of them collinear, little regularisation, hard labels that can be separated. */
    @Test
    void aHardProblemConverges() {
        // given
        float[][] rows = Engine.normal(60, 200, 7);
        double[] labels = new double[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 2;
            rows[row][1] = 100 * rows[row][0];
            rows[row][2] = rows[row][0] + 1000;
        }
        try (Points points = Engine.points(rows)) {
            // when
            double[] predictions = predictions(fit(points, new SoftTargets(labels), 1e-4, true), points);

            // then
            for (int row = 0; row < 60; row++) {
                assertThat(Math.abs(predictions[row] - labels[row])).isLessThan(0.1);
            }
        }
    }

    /** Features as they are, some a million times as large as others. */
    @Test
    void featuresOfAllSizesConverge() {
        // given
        float[][] rows = Engine.normal(300, 70, 8);
        SoftTargets labels = new SoftTargets(labels(rows, 8));
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= (float) Math.pow(10, i % 7 - 3);
            }
        }
        try (Points points = Engine.points(rows)) {
            // when
            LogisticProbe probe = fit(points, labels, 1e-2, false);

            // then: the gradient of the mean cross-entropy is that of the penalty
            double[] predictions = predictions(probe, points);
            for (int i = 0; i < 70; i++) {
                double gradient = 2 * 1e-2 * probe.weights()[i];
                for (int row = 0; row < 300; row++) {
                    gradient += (predictions[row] - labels.get(row)) * rows[row][i] / 300;
                }
                assertThat(gradient).isCloseTo(0, within(1e-8));
            }
        }
    }

    @Test
    void theSizeOfABlockChangesNothingButRounding() {
        // given
        SoftTargets labels = ProbeFixture.trainLabels();

        // when
        LogisticProbe small = LogisticProbe.fit(train, labels, 0.01, true, 7, Cancellation.NEVER);
        LogisticProbe large = LogisticProbe.fit(train, labels, 0.01, true, 4096, Cancellation.NEVER);

        // then
        assertThat(small.weights()).containsExactly(large.weights(), within(1e-7));
    }

    /** Of more features than a tile of the preconditioner has. */
    @Test
    void theNumberOfLanesChangesNoBit() {
        // given
        float[][] rows = Engine.normal(700, 600, 9);
        SoftTargets labels = new SoftTargets(labels(rows, 9));

        // then
        LaneCounts.assertSameBits(torch -> {
            try (Points points = Engine.points(torch, rows)) {
                LogisticProbe probe = LogisticProbe.fit(points, labels, 0.01, true, 64, Cancellation.NEVER);
                double[] logits = Objects.requireNonNull(
                        probe.predictFitted(Cancellation.NEVER).logits());
                return DoubleStream.concat(Arrays.stream(probe.weights()), Arrays.stream(logits))
                        .toArray();
            }
        });
    }

    @Test
    void fittingAsksBetweenBlocksWhetherToGoOn() {
        // given
        int[] asked = {0};
        Cancellation later = () -> {
            if (++asked[0] == 20) {
                throw new CategorizedException(FailureCategory.CANCELLED, "enough");
            }
        };

        // then
        assertThatThrownBy(() -> LogisticProbe.fit(train, ProbeFixture.trainLabels(), 0.01, true, 128, later))
                .hasMessage("enough");
    }

    @Test
    void noNativeMemoryIsLeft() {
        // given
        Torch torch = Engine.TORCH;
        int before = torch.liveTensors();

        // when
        try (LogisticProbe probe = fit(train, ProbeFixture.trainLabels(), 0.01, true)) {
            probe.predict(test, Cancellation.NEVER);
        }

        // then
        assertThat(torch.liveTensors()).isEqualTo(before);
    }

    private static double[] labels(float[][] rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] labels = new double[rows.length];
        Arrays.setAll(labels, row -> 1 / (1 + Math.exp(-2 * rows[row][0] - random.nextGaussian())));
        return labels;
    }

    /** By a product of reflections, so that lengths and angles stay. */
    private static float[][] rotated(float[][] rows, long seed) {
        float[][] result = new float[rows.length][];
        float[][] normals = Engine.normal(4, rows[0].length, seed + 100);
        for (int row = 0; row < rows.length; row++) {
            double[] x = new double[rows[row].length];
            for (int i = 0; i < x.length; i++) {
                x[i] = rows[row][i];
            }
            for (float[] normal : normals) {
                double product = 0;
                double square = 0;
                for (int i = 0; i < x.length; i++) {
                    product += x[i] * normal[i];
                    square += (double) normal[i] * normal[i];
                }
                for (int i = 0; i < x.length; i++) {
                    x[i] -= 2 * product / square * normal[i];
                }
            }
            result[row] = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                result[row][i] = (float) x[i];
            }
        }
        return result;
    }
}
