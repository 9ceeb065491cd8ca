package dev.w2s.model.tuning;

import static dev.w2s.model.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty steps against peft and torch's numbers in {@code fixtures/lora}, with whole and cut batches, kept and recomputed. */
class PeftTrajectoryTest {
    private static final EngineSettings WHOLE =
            new EngineSettings(new TokenBudget(10_000), new TokenBudget(10_000), false, 0);

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

    @ParameterizedTest
    @CsvSource({
        "final, 10000, false, 1e-4",
        "final, 10000, true, 1e-4",
        "final, 1, false, 1e-4",
        "final, 50, true, 1e-4",
        "final-short-warmup, 10000, false, 1e-3",
        "final-short-warmup, 50, true, 1e-3"
    })
    void thirtyStepsAgree(String name, int tokenBudget, boolean recompute, double logitTolerance) {
        // given
        PeftTrajectory trajectory = PeftTrajectory.of(name, model);
        EngineSettings settings = new EngineSettings(new TokenBudget(tokenBudget), new TokenBudget(200), recompute, 0);

        try (Trainer trainer = trajectory.trainer(settings, "initial")) {
            // when
            List<Trainer.Outcome> outcomes = trajectory.run(trainer);

            // then
            for (JsonNode step : trajectory.settings().get("history")) {
                Trainer.Outcome outcome = outcomes.get(step.get("step").intValue() - 1);
                double norm = step.get("grad_norm_before_clip").doubleValue();
                assertThat(outcome.loss()).isCloseTo(step.get("loss").doubleValue(), within(1e-5));
                assertThat(outcome.gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
            }
            Map<String, Tensor> adapter = PeftTrajectory.adapter(name + "/adapter_model.safetensors");
            Map<String, Tensor> trained = trainer.weights();
            assertThat(trained).containsOnlyKeys(adapter.keySet());
            adapter.forEach(
                    (key, value) -> assertClose(BertTiny.floats(trained.get(key)), BertTiny.floats(value), 1e-3));
            float[] logits = PeftTrajectory.flat(trainer.logits(trajectory.sequences(), tokens -> {}));
            float[] expected = BertTiny.floats(BertTiny.tensors("lora/bert-tiny/" + name + "/logits.safetensors")
                    .get("final_logits"));
            assertThat(logits)
                    .usingComparatorWithPrecision((float) logitTolerance)
                    .containsExactly(expected);
        }
    }

    @Test
    void gradientsAtTheFinalAdapterAgree() {
        // given
        PeftTrajectory trajectory = PeftTrajectory.of("final", model);

        try (Trainer trainer = trajectory.trainer(WHOLE, "final")) {
            // when
            Map<String, float[]> gradients = trajectory.gradients(trainer, 1);

            // then
            PeftTrajectory.adapter("final/grads_at_final.safetensors")
                    .forEach((name, expected) -> assertClose(gradients.get(name), BertTiny.floats(expected), 1e-3));
        }
    }

    @Test
    void gradientsOfAllAdaptersAAreZeroWhileBIs() {
        // given
        PeftTrajectory trajectory = PeftTrajectory.of("final", model);

        try (Trainer trainer = trajectory.trainer(WHOLE, "initial")) {
            // when
            Map<String, float[]> gradients = trajectory.gradients(trainer, 1);

            // then
            assertThat(gradients).allSatisfy((name, gradient) -> {
                if (name.endsWith("lora_A.weight")) {
                    assertThat(gradient).containsOnly(0f);
                } else {
                    assertThat(boxed(gradient)).anyMatch(value -> value != 0f);
                }
            });
        }
    }

    private static List<Float> boxed(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
