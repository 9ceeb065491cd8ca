package dev.w2s.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.recipe.Loss;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogConfidenceTest {
    private Torch torch;
    private TensorScope scope;
    private ScriptModule script;

    @BeforeEach
    void start() {
        torch = Torch.start(1);
        scope = torch.newScope();
        script = torch.load(ScriptArchive.ofResource("losses.py", Map.of()));
    }

    @AfterEach
    void stop() {
        script.close();
        torch.close();
    }

    /** The public code's grows for ever. */
    @Test
    void theBufferHoldsTheLastPredictionsAndNoMore() {
        // given
        BatchLoss loss = loss(5);
        LossMemory memory = LossMemory.EMPTY;

        // when
        for (double p0 : new double[] {0.1, 0.2, 0.3, 0.4}) {
            memory = evaluate(loss, memory, p0, p0 + 0.05).memory();
        }

        // then
        assertThat(memory.predictions()).hasSize(5);
        assertThat(memory.toFloats())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0.25f, 0.3f, 0.35f, 0.4f, 0.45f);
    }

    @Test
    void aBatchLargerThanTheBufferLeavesItsLastPredictions() {
        // when
        LossMemory memory = evaluate(loss(2), LossMemory.EMPTY, 0.1, 0.2, 0.3).memory();

        // then
        assertThat(memory.toFloats()).usingComparatorWithPrecision(1e-6f).containsExactly(0.2f, 0.3f);
    }

    @Test
    void thisBatchIsInTheBufferBeforeTheThresholdIsTaken() {
        // given
        LossMemory memory = LossMemory.of(new float[] {0.9f, 0.8f});

        // when
        Evaluation found = evaluate(loss(3), memory, 0.1, 0.2);

        // then: the median of 0.8, 0.1, 0.2
        assertThat(found.terms())
                .satisfies(terms -> assertThat(terms.threshold()).isCloseTo(0.2, within(1e-6)));
    }

    @Test
    void tiesGoToLabelZero() {
        // when: all predictions equal the threshold, and the target is the opinion alone
        Evaluation found = evaluate(loss(32), LossMemory.EMPTY, 0.3, 0.3);

        // then: p - [1, 0], halved
        assertThat(found.gradient().toFloats())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(-0.35f, 0.35f, -0.35f, 0.35f);
    }

    @Test
    void aPartOfABatchIsRefused() {
        // given
        BatchPart part = new BatchPart(new float[] {0.5f}, 2, 0, LossMemory.EMPTY);

        // then
        assertThatThrownBy(() -> loss(32).evaluate(scope.zeros(1, 2), part, scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 texts are not the whole batch of 2");
    }

    private BatchLoss loss(int buffer) {
        return BatchLoss.of(new Loss.LogConfidence(1, 0, buffer, false), script);
    }

    /** With labels of one half. */
    private Evaluation evaluate(BatchLoss loss, LossMemory memory, double... p0) {
        float[] labels = new float[p0.length];
        float[] logits = new float[2 * p0.length];
        for (int i = 0; i < p0.length; i++) {
            labels[i] = 0.5f;
            logits[2 * i] = (float) Math.log(p0[i] / (1 - p0[i]));
        }
        return loss.evaluate(scope.floats(logits, p0.length, 2), new BatchPart(labels, p0.length, 0, memory), scope);
    }
}
