package dev.w2s.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code adapters.py} beside the same computed plainly in Java. */
class AdaptersScriptTest {
    private static final int ROWS = 5;
    private static final int INPUTS = 7;
    private static final int OUTPUTS = 3;
    private static final int RANK = 2;
    private static final double SCALE = 1.5;
    private static final double DROPOUT = 0.3;

    private static final String SCRIPT = """
            class Sample(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool

              def dropped(self, keys: Tensor, width: Tensor, module: Tensor, probability: Tensor) -> Tensor:
                y = __torch__.adapters.dropped(keys, int(width), int(module), float(probability))
                return torch.to(y, 6)

              def added(self, x: Tensor, a: Tensor, b: Tensor, adapters: List[Tensor]) -> Tensor:
                y = torch.zeros([torch.size(x, 0), torch.size(b, 0)], dtype=6)
                return __torch__.adapters.added(y, x, a, b, adapters, 2)

              def gradients(self, x: Tensor, a: Tensor, b: Tensor, weights: Tensor, adapters: List[Tensor]) -> List[Tensor]:
                inputs = [torch.requires_grad_(x), torch.requires_grad_(a), torch.requires_grad_(b)]
                found = torch.grad([torch.sum(self.added(inputs[0], inputs[1], inputs[2], adapters) * weights)], inputs)
                results = annotate(List[Tensor], [])
                for i in range(torch.len(found)):
                  _0 = torch.append(results, unchecked_cast(Tensor, found[i]))
                return results
            """;

    private Torch torch;
    private TensorScope scope;
    private ScriptModule script;

    @BeforeEach
    void start() {
        torch = Torch.start(1);
        scope = torch.newScope();
        script = torch.load(new ScriptArchive(SCRIPT, Map.of()));
    }

    @AfterEach
    void stop() {
        torch.close();
    }

    @Test
    void aMaskIsTheHashOfRowAndColumn() {
        // given
        long[] keys = new SplittableRandom(1).longs(ROWS).toArray();

        // when
        float[] dropped = dropped(keys, INPUTS, 4, DROPOUT);

        // then
        assertThat(dropped).isEqualTo(plainMask(keys, 4));
    }

    @Test
    void aRowsMaskDoesNotDependOnTheRowsBesideIt() {
        // given
        long[] keys = new SplittableRandom(2).longs(3).toArray();

        // when
        float[] together = dropped(keys, 100, 0, 0.5);

        // then
        assertThat(together)
                .startsWith(dropped(new long[] {keys[0]}, 100, 0, 0.5))
                .endsWith(dropped(new long[] {keys[2]}, 100, 0, 0.5));
    }

    /** Of 400,000 elements; five standard deviations of a fair draw are below 0.004. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9})
    void elementsAreDroppedWithTheProbability(double probability) {
        // given
        long[] keys = new SplittableRandom(3).longs(400).toArray();

        // when
        float[] dropped = dropped(keys, 1000, 0, probability);

        // then
        assertThat(mean(dropped)).isCloseTo(probability, within(0.004));
    }

    /** The agreement of two independent masks at one half is one half; the bound as above. */
    @Test
    void modulesRowsAndColumnsAreIndependent() {
        // given
        long[] keys = new SplittableRandom(4).longs(400).toArray();

        // when
        float[] first = dropped(keys, 1000, 0, 0.5);
        float[] second = dropped(keys, 1000, 1, 0.5);

        // then
        assertThat(agreement(first, second, 0)).isCloseTo(0.5, within(0.004));
        assertThat(agreement(first, first, 1000)).isCloseTo(0.5, within(0.004));
        for (int shift = 1; shift <= 4; shift++) {
            assertThat(agreement(first, first, shift)).isCloseTo(0.5, within(0.004));
        }
    }

    @Test
    void outputAndGradientsAreThoseOfThePlainComputation() {
        // given
        SplittableRandom random = new SplittableRandom(5);
        long[] keys = random.longs(ROWS).toArray();
        float[] x = uniform(random, ROWS * INPUTS);
        float[] a = uniform(random, RANK * INPUTS);
        float[] b = uniform(random, OUTPUTS * RANK);
        float[] weights = uniform(random, ROWS * OUTPUTS);

        // when
        float[] output = script.method("added")
                .tensor(scope.floats(x, ROWS, INPUTS))
                .tensor(scope.floats(a, RANK, INPUTS))
                .tensor(scope.floats(b, OUTPUTS, RANK))
                .list(adapters(keys))
                .result(scope, Execution.UNRECORDED)
                .toFloats();
        List<NativeTensor> gradients = script.method("gradients")
                .tensor(scope.floats(x, ROWS, INPUTS))
                .tensor(scope.floats(a, RANK, INPUTS))
                .tensor(scope.floats(b, OUTPUTS, RANK))
                .tensor(scope.floats(weights, ROWS, OUTPUTS))
                .list(adapters(keys))
                .results(scope, Execution.RECORDED);

        // then
        Plain plain = new Plain(x, a, b, weights, plainMask(keys, 2));
        assertThat(output).usingComparatorWithPrecision(1e-5f).containsExactly(plain.output);
        assertThat(gradients.get(0).toFloats())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(plain.ofX);
        assertThat(gradients.get(1).toFloats())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(plain.ofA);
        assertThat(gradients.get(2).toFloats())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(plain.ofB);
    }

    /** y = scale / (1 - p) B A (kept x) and the gradients of sum(y * weights), a product after the other. */
    private static final class Plain {
        final float[] output = new float[ROWS * OUTPUTS];
        final float[] ofX = new float[ROWS * INPUTS];
        final float[] ofA = new float[RANK * INPUTS];
        final float[] ofB = new float[OUTPUTS * RANK];

        Plain(float[] x, float[] a, float[] b, float[] weights, float[] dropped) {
            for (int n = 0; n < ROWS; n++) {
                for (int r = 0; r < RANK; r++) {
                    for (int i = 0; i < INPUTS; i++) {
                        double factor = SCALE / (1 - DROPOUT) * (1 - dropped[n * INPUTS + i]);
                        for (int o = 0; o < OUTPUTS; o++) {
                            double weight = weights[n * OUTPUTS + o];
                            output[n * OUTPUTS + o] += factor * b[o * RANK + r] * a[r * INPUTS + i] * x[n * INPUTS + i];
                            ofX[n * INPUTS + i] += weight * factor * b[o * RANK + r] * a[r * INPUTS + i];
                            ofA[r * INPUTS + i] += weight * factor * b[o * RANK + r] * x[n * INPUTS + i];
                            ofB[o * RANK + r] += weight * factor * a[r * INPUTS + i] * x[n * INPUTS + i];
                        }
                    }
                }
            }
        }
    }

    private List<NativeTensor> adapters(long[] keys) {
        return List.of(scope.doubles(SCALE), scope.doubles(DROPOUT), scope.longs(keys, keys.length));
    }

    private float[] dropped(long[] keys, int width, int module, double probability) {
        return script.method("dropped")
                .tensor(scope.longs(keys, keys.length))
                .tensor(scope.longs(new long[] {width}, 1))
                .tensor(scope.longs(new long[] {module}, 1))
                .tensor(scope.doubles(probability))
                .result(scope, Execution.INFERENCE)
                .toFloats();
    }

    /** 1 where an element is dropped. */
    private static float[] plainMask(long[] keys, long module) {
        float[] mask = new float[keys.length * INPUTS];
        for (int i = 0; i < mask.length; i++) {
            int column = i % INPUTS;
            long word = mixed(mixed((module << 32) + column / 4 + 1));
            long hash = mixed(keys[i / INPUTS] ^ word);
            short lane = (short) (hash >>> (16 * (column % 4)));
            mask[i] = lane < Math.round(DROPOUT * 65536) - 32768 ? 1 : 0;
        }
        return mask;
    }

    private static long mixed(long value) {
        long z = value * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 32)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 32);
    }

    private static float[] uniform(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double agreement(float[] first, float[] second, int shift) {
        int size = first.length - shift;
        double same = 0;
        for (int i = 0; i < size; i++) {
            same += first[i] == second[shift + i] ? 1 : 0;
        }
        return same / size;
    }
}
