package dev.w2s.model.tuning.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.FineTuningFixture;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Adaptation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
    @Test
    void adaptersBeginAsInPeftAWithinKaimingsBoundAndBZero() {
        // when
        Map<String, Tensor> tensors = of(FineTuningFixture.LORA, 1);

        // then
        float bound = (float) (1 / Math.sqrt(160));
        assertThat(BertTiny.floats(tensors.get("encoder.layer.2.output.dense.lora_A.weight")))
                .hasSize(4 * 160)
                .satisfies(values -> {
                    float largest = 0;
                    for (float value : values) {
                        largest = Math.max(largest, Math.abs(value));
                    }
                    assertThat(largest).isBetween(0.95f * bound, bound);
                });
        assertThat(BertTiny.floats(tensors.get("encoder.layer.2.output.dense.lora_B.weight")))
                .hasSize(64 * 4)
                .containsOnly(0f);
    }

    @Test
    void fullFineTuningBeginsWithThePretrainedWeights() {
        // when
        Map<String, Tensor> tensors = of(FineTuningFixture.FULL, 1);

        // then
        assertThat(tensors.get("encoder.layer.1.output.dense.weight").data())
                .isEqualTo(BertTiny.tensors("models/bert-tiny/model.safetensors")
                        .get("encoder.layer.1.output.dense.weight")
                        .data());
    }

    @Test
    void aSeedDecidesTheAdaptersAndTheHead() {
        assertThat(of(FineTuningFixture.LORA, 1)).isEqualTo(of(FineTuningFixture.LORA, 1));
        assertThat(of(FineTuningFixture.LORA, 2).get("score.weight"))
                .isNotEqualTo(of(FineTuningFixture.LORA, 1).get("score.weight"));
    }

    private static Map<String, Tensor> of(Adaptation adaptation, long seed) {
        try (Torch torch = Torch.start(1);
                LanguageModel model = BertTiny.load(torch)) {
            Head head = model.head(Pooling.MEAN);
            return new InitialWeights(model, head, seed).of(AdaptationPlan.of(model, head, adaptation));
        }
    }
}
