package dev.w2s.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for all batches. */
class LossLawsTest {
    private static Torch torch;
    private static ScriptModule script;

    @BeforeContainer
    static void load() {
        torch = Torch.start(1);
        script = torch.load(ScriptArchive.ofResource("losses.py", Map.of()));
    }

    @AfterContainer
    static void close() {
        script.close();
        torch.close();
    }

    /** Labels and logits, row by row. */
    record Batch(float[] labels, float[] logits) {
        static Batch of(int size, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Batch batch = new Batch(new float[size], new float[2 * size]);
            for (int i = 0; i < size; i++) {
                batch.labels[i] = random.nextInt(4) == 0 ? random.nextInt(2) : (float) random.nextDouble();
                batch.logits[2 * i] = (float) random.nextDouble(-5, 5);
                batch.logits[2 * i + 1] = (float) random.nextDouble(-5, 5);
            }
            return batch;
        }
    }

    /** What there is to compare of an evaluation. */
    record Found(double value, float[] gradient) {}

    @Provide
    Arbitrary<Batch> batches() {
        return Arbitraries.integers().between(1, 40).flatMap(size -> Arbitraries.longs()
                .map(seed -> Batch.of(size, seed)));
    }

    @Property(tries = 100)
    void withoutWeightOnTheModelsOpinionTheLossIsCrossEntropyToTheBit(
            @ForAll("batches") Batch batch, @ForAll @IntRange(max = 1000) int step) {
        assertSame(found(new Loss.LogConfidence(0, 100, 32, false), batch, step), crossEntropy(batch));
        assertSame(found(new Loss.Entropy(0, 100, false), batch, step), crossEntropy(batch));
    }

    @Property(tries = 100)
    void atStepZeroTheLossIsCrossEntropyToTheBit(
            @ForAll("batches") Batch batch, @ForAll @DoubleRange(max = 1) double weight) {
        assertSame(found(new Loss.LogConfidence(weight, 100, 32, false), batch, 0), crossEntropy(batch));
        assertSame(found(new Loss.Entropy(weight, 100, false), batch, 0), crossEntropy(batch));
    }

    @Property(tries = 100)
    void aWindowOfEverythingIsCrossEntropyToTheBit(@ForAll("batches") Batch batch) {
        assertSame(found(new Loss.ConfidenceWindow(new WindowRadius(0.51)), batch, 5), crossEntropy(batch));
    }

    @Property(tries = 100)
    void aProductWithoutTheModelsOpinionIsCrossEntropy(@ForAll("batches") Batch batch) {
        Found product = found(new Loss.Product(1, 0), batch, 5);
        assertThat(product.value).isCloseTo(crossEntropy(batch).value, within(1e-5));
        assertThat(product.gradient).usingComparatorWithPrecision(1e-6f).containsExactly(crossEntropy(batch).gradient);
    }

    @Property(tries = 100)
    void theDivergenceHasTheGradientOfCrossEntropyAndIsNeverNegative(@ForAll("batches") Batch batch) {
        Found divergence = found(new Loss.KullbackLeibler(), batch, 5);
        assertThat(divergence.gradient).isEqualTo(crossEntropy(batch).gradient);
        assertThat(divergence.value).isGreaterThan(-1e-6);
    }

    /** OpenAI's warm-up goes from a tenth of the weight to all of it in one step. */
    @Property
    void theWarmUpNeverJumps(
            @ForAll @DoubleRange(max = 1) double weight,
            @ForAll @IntRange(min = 1, max = 500) int steps,
            @ForAll @IntRange(max = 1000) int step) {
        WarmUp warmUp = new WarmUp(weight, steps);
        assertThat(warmUp.coefficient(step + 1) - warmUp.coefficient(step)).isBetween(0.0, weight / steps + 1e-12);
        assertThat(warmUp.coefficient(0)).isZero();
        assertThat(warmUp.coefficient(steps)).isEqualTo(weight);
    }

    private static void assertSame(Found actual, Found expected) {
        assertThat(actual.value).isEqualTo(expected.value);
        assertThat(actual.gradient).isEqualTo(expected.gradient);
    }

    private static Found crossEntropy(Batch batch) {
        return found(new Loss.CrossEntropy(), batch, 0);
    }

    private static Found found(Loss loss, Batch batch, int step) {
        try (TensorScope scope = torch.newScope()) {
            int size = batch.labels.length;
            Evaluation evaluation = BatchLoss.of(loss, script)
                    .evaluate(
                            scope.floats(batch.logits, size, 2),
                            new BatchPart(batch.labels, size, step, LossMemory.EMPTY),
                            scope);
            return new Found(evaluation.value(), evaluation.gradient().toFloats());
        }
    }
}
