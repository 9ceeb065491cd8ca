package dev.w2s.model.tuning;

import static dev.w2s.model.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thirty steps against peft and torch's numbers in {@code fixtures/lora}, with whole and cut batches, kept and
 * recomputed.
 */
class PeftTrajectoryTest {
    private static final EngineSettings WHOLE =
            new EngineSettings(new TokenBudget(10_000), new TokenBudget(10_000), false, 0);
    private static final String ADAPTER = "/adapter_model.safetensors";

    private static Torch torch;

    @BeforeAll
    static void start() {
        torch = Torch.start(1);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    /** The models that there are fixtures of. */
    static Stream<String> models() {
        return Stream.concat(
                Stream.of("bert-tiny"),
                Stream.of(TinyDecoder.LLAMA, TinyDecoder.QWEN2, TinyDecoder.GPT2, TinyDecoder.STORIES_260K)
                        .filter(TinyDecoder::isThere)
                        .map(TinyDecoder::fixture));
    }

    /** Of those, the models with gradients of single steps. */
    static Stream<String> modelsWithGradients() {
        return models().filter(model -> !model.equals("bert-tiny") && !model.equals("gpt2-tiny"));
    }

    static Stream<Arguments> runs() {
        return models().flatMap(model -> Stream.of(
                Arguments.of(model, "final", 10_000, false, 1e-4),
                Arguments.of(model, "final", 50, true, 1e-4),
                Arguments.of(model, "final-short-warmup", 50, false, 1e-3),
                Arguments.of(model, "final-short-warmup", 10_000, true, 1e-3)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void thirtyStepsAgree(String fixture, String run, int tokenBudget, boolean recompute, double logitTolerance) {
        // given
        EngineSettings settings = new EngineSettings(new TokenBudget(tokenBudget), new TokenBudget(200), recompute, 0);

        try (LanguageModel model = load(fixture)) {
            PeftTrajectory trajectory = PeftTrajectory.of(fixture, run, model);
            try (Trainer trainer = trajectory.trainer(settings, "initial" + ADAPTER)) {
                // when
                List<Trainer.StepResult> outcomes = trajectory.run(trainer);

                // then
                for (JsonNode step : trajectory.settings().get("history")) {
                    Trainer.StepResult outcome = outcomes.get(step.get("step").intValue() - 1);
                    double norm = step.get("grad_norm_before_clip").doubleValue();
                    assertThat(outcome.loss()).isCloseTo(step.get("loss").doubleValue(), within(1e-5));
                    assertThat(outcome.gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
                }
                assertAgree(values(trainer.weights()), trajectory.adapter(run + ADAPTER));
                float[] logits = PeftTrajectory.flat(trainer.logits(trajectory.sequences(), tokens -> {}));
                assertThat(logits)
                        .usingComparatorWithPrecision((float) logitTolerance)
                        .containsExactly(trajectory.logits(run));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientsAtTheFinalAdapterAgree(String fixture) {
        assertGradientsAgree(fixture, "final" + ADAPTER, 1, "final/grads_at_final.safetensors");
    }

    @ParameterizedTest
    @MethodSource("modelsWithGradients")
    void gradientsOfTheFirstStepAgree(String fixture) {
        assertGradientsAgree(fixture, "initial" + ADAPTER, 1, "final/grads_step01.safetensors");
    }

    @ParameterizedTest
    @MethodSource("modelsWithGradients")
    void gradientsOfTheTenthStepAgree(String fixture) {
        assertGradientsAgree(
                fixture, "final/trainable_before_step10.safetensors", 10, "final/grads_step10.safetensors");
    }

    private static void assertGradientsAgree(String fixture, String adapter, int step, String expected) {
        try (LanguageModel model = load(fixture)) {
            // given
            PeftTrajectory trajectory = PeftTrajectory.of(fixture, "final", model);

            try (Trainer trainer = trajectory.trainer(WHOLE, adapter)) {
                // when
                Map<String, float[]> gradients = trajectory.gradients(trainer, step);

                // then
                assertAgree(gradients, trajectory.adapter(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientsOfAllAdaptersAAreZeroWhileBIs(String fixture) {
        try (LanguageModel model = load(fixture)) {
            // given
            PeftTrajectory trajectory = PeftTrajectory.of(fixture, "final", model);

            try (Trainer trainer = trajectory.trainer(WHOLE, "initial" + ADAPTER)) {
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
    }

    private static LanguageModel load(String fixture) {
        return Stream.of(TinyDecoder.values())
                .filter(decoder -> decoder.fixture().equals(fixture))
                .findFirst()
                .map(decoder -> decoder.load(torch))
                .orElseGet(() -> BertTiny.load(torch));
    }

    /** To 1e-3 relative, each tensor. */
    private static void assertAgree(Map<String, float[]> actual, Map<String, Tensor> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((name, value) -> assertClose(actual.get(name), BertTiny.floats(value), 1e-3));
    }

    private static Map<String, float[]> values(Map<String, Tensor> tensors) {
        Map<String, float[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, BertTiny.floats(tensor)));
        return values;
    }

    private static List<Float> boxed(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
