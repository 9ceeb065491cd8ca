package dev.w2s.probing.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticFeaturesTest {
    private static final int COUNT = 30;
    private static final int DIMENSION = 7;

    /** In one tile or several, in one product or, of 2 blocks each, several. */
    @ParameterizedTest
    @CsvSource({"7, 30", "3, 30", "7, 2", "3, 2", "1, 1"})
    void productsBelowTheDiagonalAreThoseOfStandardisedFeatures(int tile, int block) {
        // given
        float[][] rows = Engine.normal(COUNT, DIMENSION, 4);
        try (Points points = Engine.points(rows);
                LogisticFeatures features = new LogisticFeatures(points, block, Cancellation.NEVER);
                TensorScope scope = features.newScope()) {
            Standardisation standardisation = features.standardisation();

            // when
            float[] gram = features.gram(standardisation, Tiles.of(DIMENSION, tile), scope)
                    .toFloats();

            // then
            for (int i = 0; i < DIMENSION; i++) {
                for (int j = 0; j <= i; j++) {
                    assertThat((double) gram[i * DIMENSION + j])
                            .isCloseTo(product(rows, standardisation, i, j), within(1e-4));
                }
            }
        }
    }

    private static double product(float[][] rows, Standardisation standardisation, int i, int j) {
        double sum = 0;
        for (float[] row : rows) {
            sum += (row[i] - standardisation.mean()[i])
                    * standardisation.inverseScale()[i]
                    * (row[j] - standardisation.mean()[j])
                    * standardisation.inverseScale()[j];
        }
        return sum;
    }
}
