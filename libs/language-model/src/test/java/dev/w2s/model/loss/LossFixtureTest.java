package dev.w2s.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.recipe.Loss;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients of {@code fixtures/losses}, to 1e-6. */
class LossFixtureTest {
    private static final double TOLERANCE = 1e-6;
    private static final Map<String, Tensor> TENSORS = BertTiny.tensors("losses/tensors.safetensors");

    private static Torch torch;
    private static ScriptModule script;

    @BeforeAll
    static void load() {
        torch = Torch.start(1);
        script = torch.load(ScriptArchive.ofResource("losses.py", Map.of()));
    }

    @AfterAll
    static void close() {
        script.close();
        torch.close();
    }

    static Stream<Arguments> cases() {
        return StreamSupport.stream(BertTiny.json("losses/cases.json").spliterator(), false)
                .map(row -> Arguments.of(
                        row.get("index").asInt() + " " + row.get("loss").asText() + " of "
                                + row.get("input").asText(),
                        row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void valueAndGradientAreThoseOfThePublicCode(String name, JsonNode row) {
        // given
        String input = "inputs." + row.get("input").asText();
        float[] given = floats(input + ".labels");
        BatchLoss loss = loss(row, given);

        try (TensorScope scope = torch.newScope()) {
            // when
            float[] labels = loss.labels(given, scope);
            BatchPart batch =
                    new BatchPart(labels, labels.length, row.path("step").asInt(), memory(row));
            Evaluation found = loss.evaluate(scope.floats(floats(input + ".logits"), labels.length, 2), batch, scope);

            // then
            assertThat(found.value()).isCloseTo(row.get("value").asDouble(), within(TOLERANCE));
            assertThat(found.gradient().toFloats())
                    .usingComparatorWithPrecision((float) TOLERANCE)
                    .containsExactly(floats(row.get("gradient").asText()));
            assertThat(found.terms()).satisfies(terms -> assertTerms(terms, row));
        }
    }

    private static void assertTerms(LossTerms terms, JsonNode row) {
        if (row.has("coef")) {
            assertThat(terms.coefficient()).isCloseTo(row.get("coef").asDouble(), within(TOLERANCE));
        }
        if (row.has("threshold")) {
            assertThat(terms.threshold()).isCloseTo(row.get("threshold").asDouble(), within(TOLERANCE));
        }
        if (row.has("n_selected")) {
            assertThat(terms.inside()).isEqualTo(row.get("n_selected").asInt());
        }
    }

    private static BatchLoss loss(JsonNode row, float[] labels) {
        int warmup = row.path("warmup_steps").asInt();
        double weight = row.path("aux_coef").asDouble();
        boolean balance = row.path("balance_batch").asBoolean();
        return switch (row.get("loss").asText()) {
            case "cross_entropy", "openai_xent" -> BatchLoss.of(new Loss.CrossEntropy(), script);
            case "kl_divergence" -> BatchLoss.of(new Loss.KullbackLeibler(), script);
            case "log_confidence" ->
                BatchLoss.of(
                        new Loss.LogConfidence(
                                weight, warmup, row.get("buffer_size").asInt(), balance),
                        script);
            case "entropy" -> BatchLoss.of(new Loss.Entropy(weight, warmup, balance), script);
            case "confidence_window" -> new ConfidenceWindow(new LossScript(script), radius(row, labels));
            // Without a buffer, and at the coefficient that its warm-up, which jumps, has come to.
            case "openai_logconf" ->
                BatchLoss.of(new Loss.LogConfidence(row.get("coef").asDouble(), 0, labels.length, false), script);
            case "openai_product" ->
                BatchLoss.of(
                        new Loss.Product(
                                row.get("alpha").asDouble(), row.get("beta").asDouble()),
                        script);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static double radius(JsonNode row, float[] labels) {
        return row.get("radius_kind").asText().equals("midweak")
                ? MidweakRadius.of(labels)
                : row.get("radius").asDouble();
    }

    private static LossMemory memory(JsonNode row) {
        String buffer = row.path("buffer").asText("none");
        return buffer.equals("none") || buffer.isEmpty()
                ? LossMemory.EMPTY
                : LossMemory.of(floats("buffers." + buffer));
    }

    private static float[] floats(String name) {
        return BertTiny.floats(Objects.requireNonNull(TENSORS.get(name), name));
    }
}
