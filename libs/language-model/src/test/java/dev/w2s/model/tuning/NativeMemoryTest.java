package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeMemoryTest {
    @ParameterizedTest
    @CsvSource({"qwen2-tiny, false, 1000", "bert-tiny, true, 200"})
    void liveTensorsStayTheSameHoweverManySteps(String fixture, boolean recompute, int steps) {
        // given
        EngineSettings settings = new EngineSettings(new TokenBudget(120), new TokenBudget(60), recompute, 0);
        try (Torch torch = Torch.start(1);
                LanguageModel model =
                        fixture.equals("bert-tiny") ? BertTiny.load(torch) : TinyDecoder.QWEN2.load(torch)) {
            PeftTrajectory trajectory = PeftTrajectory.of(fixture, "final", model);
            try (Trainer trainer = trajectory.trainer(settings, "initial/adapter_model.safetensors")) {
                trainer.step(trajectory.batch(1), 1e-4);
                int before = torch.liveTensors();

                // when
                for (int step = 2; step <= steps; step++) {
                    int batch = 1 + step % 30;
                    trainer.step(trajectory.batch(batch, step), 1e-4);
                    if (step % 10 == 0) {
                        trainer.logits(trajectory.batch(batch).sequences(), tokens -> {});
                    }
                }

                // then
                assertThat(torch.liveTensors()).isEqualTo(before);
            }
        }
    }

    @Test
    void aModelAndItsTrainerLeaveNothingBehind() {
        // given
        try (Torch torch = Torch.start(1)) {
            int before = torch.liveTensors();

            // when
            try (LanguageModel model = BertTiny.load(torch)) {
                FineTuningFixture.of(model, FineTuningFixture.FULL).run();
            }

            // then
            assertThat(torch.liveTensors()).isEqualTo(before);
        }
    }
}
