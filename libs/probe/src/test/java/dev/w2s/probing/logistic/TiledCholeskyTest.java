package dev.w2s.probing.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.fixture.Engine;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On matrices whose upper triangle is NaN, so that nothing can have read it. */
class TiledCholeskyTest {
    private static final int DIMENSION = 12;

    private ScriptModule script;
    private TensorScope scope;

    @BeforeEach
    void open() {
        script = Engine.TORCH.load(ScriptArchive.ofResource(TiledCholesky.class, "logistic.py", Map.of()));
        scope = Engine.TORCH.newScope();
    }

    @AfterEach
    void close() {
        scope.close();
        script.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 12})
    void aSolutionWithTheFactorSolvesTheMatrix(int tile) {
        // given
        double[][] lower = lower();
        NativeTensor matrix = tensor(lower, new double[DIMENSION]);
        double[] wanted = new double[DIMENSION];
        Arrays.setAll(wanted, i -> i - 4.5);

        // when
        boolean positive = cholesky(tile).factorInPlace(matrix, scope);
        double[] solution = new double[DIMENSION];
        script.method("solve")
                .tensor(matrix)
                .tensor(scope.doubles(times(lower, wanted)))
                .result(scope, Execution.INFERENCE)
                .toBytes()
                .asDoubleBuffer()
                .get(solution);

        // then
        assertThat(positive).isTrue();
        assertThat(solution).containsExactly(wanted, within(1e-10));
    }

    /** In its last tile only. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 12})
    void aMatrixThatIsNotPositiveDefiniteIsFoundOut(int tile) {
        // given
        double[] diagonal = new double[DIMENSION];
        diagonal[DIMENSION - 1] = -100;

        // then
        assertThat(cholesky(tile).factorInPlace(tensor(lower(), diagonal), scope))
                .isFalse();
    }

    private TiledCholesky cholesky(int tile) {
        return new TiledCholesky(Tiles.of(DIMENSION, tile), Engine.TORCH.lanes(), script);
    }

    /** X^T X + 1. */
    private static double[][] lower() {
        float[][] rows = Engine.normal(DIMENSION, DIMENSION, 2);
        double[][] lower = new double[DIMENSION][];
        for (int i = 0; i < DIMENSION; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                float sum = i == j ? 1 : 0;
                for (float[] row : rows) {
                    sum += row[i] * row[j];
                }
                lower[i][j] = sum;
            }
        }
        return lower;
    }

    private NativeTensor tensor(double[][] lower, double[] diagonal) {
        float[] elements = new float[DIMENSION * DIMENSION];
        Arrays.fill(elements, Float.NaN);
        for (int i = 0; i < DIMENSION; i++) {
            for (int j = 0; j <= i; j++) {
                elements[i * DIMENSION + j] = (float) lower[i][j];
            }
        }
        return script.method("bound")
                .tensor(scope.floats(elements, DIMENSION, DIMENSION))
                .tensor(scope.doubles(1))
                .tensor(scope.doubles(diagonal))
                .result(scope, Execution.INFERENCE);
    }

    private static double[] times(double[][] lower, double[] vector) {
        double[] result = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                result[i] += lower[Math.max(i, j)][Math.min(i, j)] * vector[j];
            }
        }
        return result;
    }
}
