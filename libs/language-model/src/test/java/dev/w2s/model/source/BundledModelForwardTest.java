package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine computes with a graph's weights is what the graph computes, to float32's rounding. */
class BundledModelForwardTest {
    private static final int HIDDEN = 384;

    /** Two random directions: logits are the mean-pooled hidden states along them. */
    private final float[] score = directions();

    @ParameterizedTest
    @ValueSource(strings = {"all-minilm-l6-v2", "bge-small-en-v1.5"})
    void meanPooledHiddenStatesAreThoseOfOnnxRuntime(String name) throws IOException {
        // given
        PretrainedFiles files = new PretrainedModels().open(new ModelReference(name));
        try (Torch torch = Torch.start(0);
                LanguageModel model = LanguageModel.load(torch, files, Precision.FLOAT32, null);
                TensorScope scope = torch.newScope();
                Network network = new Network(
                        model, model.head(Pooling.MEAN), Map.of("score.weight", scope.floats(score, 2, HIDDEN)), 1)) {
            for (JsonNode known : cases(name)) {

                // when
                float[] logits = network.logits(TokenBatch.of(List.of(ids(known)), scope), scope)
                        .get(0);

                // then
                assertThat((double) logits[0]).isCloseTo(along(known, 0), within(1e-4));
                assertThat((double) logits[1]).isCloseTo(along(known, 1), within(1e-4));
            }
        }
    }

    private double along(JsonNode known, int direction) {
        return IntStream.range(0, HIDDEN)
                .mapToDouble(i -> known.get("mean_pooled").get(i).doubleValue() * score[direction * HIDDEN + i])
                .sum();
    }

    private static int[] ids(JsonNode known) {
        JsonNode ids = known.get("ids");
        return IntStream.range(0, ids.size()).map(i -> ids.get(i).intValue()).toArray();
    }

    private static JsonNode cases(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                BundledModelForwardTest.class.getResourceAsStream("/fixtures/onnx-runtime/mean-pooled.json"))) {
            for (JsonNode model : new JsonMapper().readTree(in).get("models")) {
                if (model.get("name").asText().equals(name)) {
                    return model.get("cases");
                }
            }
            throw new IllegalArgumentException(name);
        }
    }

    private static float[] directions() {
        Random random = new Random(1);
        float[] directions = new float[2 * HIDDEN];
        IntStream.range(0, directions.length).forEach(i -> directions[i] = (float) random.nextGaussian());
        return directions;
    }
}
