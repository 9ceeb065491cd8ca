package dev.w2s.model.network;

import static dev.w2s.model.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The next token, for which the engine has no use: the product with the language model's head is done here. It shows a
 * decoder right as a whole, since one wrong number changes a text.
 */
class LanguageModellingTest {
    private static Torch torch;

    @BeforeAll
    static void start() {
        torch = Torch.start(1);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    /** Those that the fixtures have next-token logits of. */
    static Stream<TinyDecoder> decoders() {
        return TinyDecoder.present().filter(decoder -> decoder != TinyDecoder.LLAMA_STRETCHED);
    }

    /** To 1e-4 relative. */
    @ParameterizedTest
    @MethodSource("decoders")
    void logitsOfTheNextTokenAgree(TinyDecoder decoder) {
        // given
        float[] expected =
                BertTiny.floats(BertTiny.tensors("forward/" + decoder.fixture() + "/lm_logits_last.safetensors")
                        .get("lm_logits_last"));
        try (LanguageModel model = decoder.load(torch);
                Body body = Body.of(model)) {
            // when
            float[] actual = new float[expected.length];
            float[] head = head(decoder);
            int text = 0;
            for (int[] sequence : BertTiny.sequences()) {
                float[] logits = nextTokenLogits(body, head, sequence);
                System.arraycopy(logits, 0, actual, text++ * logits.length, logits.length);
            }

            // then
            assertClose(actual, expected, 1e-4);
        }
    }

    @Test
    void greedyTextIsThatOfTransformersTokenByToken() {
        // given
        TinyDecoder decoder = TinyDecoder.STORIES_260K;
        assumeTrue(decoder.isThere(), "stories260K is not beside the project");
        JsonNode greedy = BertTiny.json("forward/stories260K/greedy.json");
        List<Integer> expected = new ArrayList<>();
        greedy.get("new_ids").forEach(id -> expected.add(id.intValue()));
        List<Integer> text = new ArrayList<>();
        greedy.get("prompt_ids").forEach(id -> text.add(id.intValue()));
        int prompt = text.size();

        // when
        try (LanguageModel model = decoder.load(torch);
                Body body = Body.of(model)) {
            float[] head = head(decoder);
            for (int i = 0; i < expected.size(); i++) {
                text.add(largest(nextTokenLogits(
                        body, head, text.stream().mapToInt(Integer::intValue).toArray())));
            }
        }

        // then
        assertThat(text.subList(prompt, text.size())).isEqualTo(expected);
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private static float[] nextTokenLogits(Body body, float[] head, int[] sequence) {
        try (TensorScope scope = torch.newScope()) {
            TokenBatch batch = TokenBatch.of(List.of(sequence), scope);
            NativeTensor hidden = body.embed(batch, scope, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, scope, Execution.INFERENCE);
            for (int layer = 0; layer < body.layers(); layer++) {
                hidden = body.layer(layer, hidden, shared, scope, Execution.INFERENCE);
            }
            float[] last = body.read(Pooling.LAST_TOKEN, body.layers(), hidden, shared, scope, Execution.INFERENCE)
                    .toFloats();
            float[] logits = new float[head.length / last.length];
            for (int token = 0; token < logits.length; token++) {
                double sum = 0;
                for (int i = 0; i < last.length; i++) {
                    sum += (double) head[token * last.length + i] * last[i];
                }
                logits[token] = (float) sum;
            }
            return logits;
        }
    }

    /** [vocabulary, hidden size]: a weight of its own, or the embeddings where they are tied to it. */
    private static float[] head(TinyDecoder decoder) {
        try (SafetensorsFile file = SafetensorsFile.open(decoder.files().resolve("model.safetensors"))) {
            String name = Stream.of("lm_head.weight", "model.embed_tokens.weight", "transformer.wte.weight")
                    .filter(file::contains)
                    .findFirst()
                    .orElseThrow();
            return file.floats(name);
        }
    }
}
