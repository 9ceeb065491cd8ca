package dev.w2s.model.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.FineTuningFixture;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
    private static Torch torch;
    private static LanguageModel model;

    @BeforeAll
    static void load() {
        torch = Torch.start(1);
        model = BertTiny.load(torch);
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @Test
    void aTrainedElementTakesFourFloatsAndOneALane() {
        // given
        AdaptationPlan plan = AdaptationPlan.of(model, model.head(Pooling.MEAN), FineTuningFixture.FULL);
        long elements =
                plan.weights().stream().mapToLong(weight -> weight.size()).sum();

        // then
        assertThat(estimate(FineTuningFixture.FULL, false, 64).trained()).isEqualTo(5 * 4 * elements);
    }

    @Test
    void activationsGrowWithTokensAndDropoutAndShrinkWithRecomputation() {
        // given
        long kept = estimate(FineTuningFixture.LORA, false, 64).activations();

        // then
        assertThat(estimate(FineTuningFixture.LORA, false, 128).activations()).isEqualTo(2 * kept);
        assertThat(estimate(FineTuningFixture.LORA_WITH_DROPOUT, false, 64).activations())
                .isGreaterThan(kept);
        assertThat(estimate(FineTuningFixture.LORA, true, 64).activations()).isLessThan(kept);
    }

    @Test
    void aLaneHasAGradientOfItsOwnAndMemoryOfTheLibrary() {
        // given
        MemoryEstimate one = estimate(FineTuningFixture.FULL, false, 64);
        long elements = one.trained() / (5 * 4);

        // when
        MemoryEstimate three;
        try (Torch other = Torch.start(3);
                LanguageModel sameModel = BertTiny.load(other)) {
            three = estimate(sameModel, FineTuningFixture.FULL, false, 64);
        }

        // then
        assertThat(three.trained() - one.trained()).isEqualTo(2 * 4 * elements);
        assertThat(three.library()).isGreaterThan(one.library());
    }

    @Test
    void bfloat16HalvesTheWeights() {
        try (LanguageModel narrow = BertTiny.load(torch, Precision.BFLOAT16, null)) {
            assertThat(narrow.weightBytes()).isEqualTo(model.weightBytes() / 2);
        }
    }

    private static MemoryEstimate estimate(Adaptation adaptation, boolean recompute, long tokens) {
        return estimate(model, adaptation, recompute, tokens);
    }

    private static MemoryEstimate estimate(LanguageModel model, Adaptation adaptation, boolean recompute, long tokens) {
        AdaptationPlan plan = AdaptationPlan.of(model, model.head(Pooling.MEAN), adaptation);
        return MemoryEstimate.of(model, plan, recompute, tokens);
    }
}
