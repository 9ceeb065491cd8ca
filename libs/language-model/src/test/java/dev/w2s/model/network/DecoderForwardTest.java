package dev.w2s.model.network;

import static dev.w2s.model.Closeness.assertClose;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against transformers' numbers in {@code fixtures/forward}, to 1e-4 relative. */
class DecoderForwardTest {
    private static final double TOLERANCE = 1e-4;
    private static final int HIDDEN = 64;

    private static Torch torch;

    @BeforeAll
    static void start() {
        torch = Torch.start(2);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.TinyDecoder#present")
    void hiddenStatesAgreeAtTheLastTokenInABatchAndOneByOne(TinyDecoder decoder) {
        // given
        Map<String, Tensor> expected = expected(decoder);
        try (LanguageModel model = decoder.load(torch)) {
            // when
            List<List<float[]>> batch = hiddenStates(model, BertTiny.sequences(), model.layers());
            List<List<float[]>> single = BertTiny.sequences().stream()
                    .map(sequence -> hiddenStates(model, List.of(sequence), model.layers())
                            .get(0))
                    .toList();

            // then
            assertClose(flat(batch), BertTiny.floats(expected.get("batch.hidden_last")), TOLERANCE);
            assertClose(flat(single), BertTiny.floats(expected.get("single.hidden_last")), TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.TinyDecoder#present")
    void theLastLayerAgreesBeforeTheFinalNorm(TinyDecoder decoder) {
        // given
        float[] expected = BertTiny.floats(expected(decoder).get("batch.last_layer_before_final_norm"));
        try (LanguageModel model = decoder.load(torch)) {
            // when
            List<float[]> rows = allPositions(model, BertTiny.sequences());

            // then
            float[] last = rows.get(rows.size() - 1);
            float[] actual = new float[4 * HIDDEN];
            int row = -1;
            for (int text = 0; text < 4; text++) {
                row += BertTiny.sequences().get(text).length;
                System.arraycopy(last, row * HIDDEN, actual, text * HIDDEN, HIDDEN);
            }
            assertClose(actual, expected, TOLERANCE);
        }
    }

    /**
     * All but after the last layer: there the reference is after the final norm, which the engine applies where it
     * reads.
     */
    @ParameterizedTest
    @MethodSource("dev.w2s.model.TinyDecoder#present")
    void hiddenStatesAgreeAtAllPositions(TinyDecoder decoder) {
        // given
        float[] expected = BertTiny.floats(expected(decoder).get("single.hidden_all_positions_seq1"));
        try (LanguageModel model = decoder.load(torch)) {
            // when
            List<float[]> states =
                    allPositions(model, List.of(BertTiny.sequences().get(1)));

            // then
            int size = 9 * HIDDEN;
            for (int layer = 0; layer < model.layers(); layer++) {
                float[] ofLayer = Arrays.copyOfRange(expected, layer * size, (layer + 1) * size);
                assertClose(states.get(layer), ofLayer, TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.TinyDecoder#present")
    void logitsAgreeInABatchAndOneByOne(TinyDecoder decoder) {
        // given
        Map<String, Tensor> expected = expected(decoder);
        try (LanguageModel model = decoder.load(torch)) {
            // when
            float[] batch = logits(model, decoder, new TokenBudget(1000));
            float[] single = logits(model, decoder, new TokenBudget(1));

            // then
            assertClose(batch, BertTiny.floats(expected.get("batch.logits")), TOLERANCE);
            assertClose(single, BertTiny.floats(expected.get("single.logits")), TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"LLAMA", "MISTRAL", "QWEN2", "QWEN3", "GPT2"})
    void theConfigurationsKeysOfBeforeMeanTheSame(TinyDecoder decoder) {
        // given
        ModelReference classic = decoder.reference("config.classic.json", "model.safetensors");
        try (LanguageModel model = TinyDecoder.load(torch, classic, Precision.FLOAT32, null)) {
            // when
            float[] logits = logits(model, decoder, new TokenBudget(1000));

            // then
            assertClose(logits, BertTiny.floats(expected(decoder).get("batch.logits")), TOLERANCE);
        }
    }

    @Test
    void gpt2IsReadUnderItsNamesOfBefore() {
        // given
        TinyDecoder decoder = TinyDecoder.GPT2;
        ModelReference published = decoder.reference("config.json", "model.published-keys.safetensors");
        try (LanguageModel model = TinyDecoder.load(torch, published, Precision.FLOAT32, null)) {
            // when
            float[] logits = logits(model, decoder, new TokenBudget(1000));

            // then
            assertClose(logits, BertTiny.floats(expected(decoder).get("batch.logits")), TOLERANCE);
        }
    }

    private static Map<String, Tensor> expected(TinyDecoder decoder) {
        return BertTiny.tensors("forward/" + decoder.fixture() + "/expected.safetensors");
    }

    private static float[] logits(LanguageModel model, TinyDecoder decoder, TokenBudget budget) {
        Head head = model.head(Pooling.LAST_TOKEN);
        Map<String, Tensor> score = BertTiny.tensors("forward/" + decoder.fixture() + "/head.safetensors");
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors = TrainedTensors.load(head.fresh(), score, model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), 1)) {
            return flat(List.of(
                    new ParallelInference<>(network::logits, budget, torch).of(BertTiny.sequences(), tokens -> {})));
        }
    }

    /** Of each text, of the embeddings and of each layer, the last after the final norm. */
    private static List<List<float[]>> hiddenStates(LanguageModel model, List<int[]> sequences, int deepest) {
        List<List<float[]>> states = new ArrayList<>();
        sequences.forEach(sequence -> states.add(new ArrayList<>()));
        try (TensorScope scope = torch.newScope();
                Body body = Body.of(model)) {
            TokenBatch batch = TokenBatch.of(sequences, scope);
            NativeTensor hidden = body.embed(batch, scope, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, scope, Execution.INFERENCE);
            for (int layer = 0; layer <= deepest; layer++) {
                if (layer > 0) {
                    hidden = body.layer(layer - 1, hidden, shared, scope, Execution.INFERENCE);
                }
                List<float[]> rows =
                        Rows.of(body.read(Pooling.LAST_TOKEN, layer, hidden, shared, scope, Execution.INFERENCE));
                for (int text = 0; text < rows.size(); text++) {
                    states.get(text).add(rows.get(text));
                }
            }
        }
        return states;
    }

    /** Of the embeddings and of each layer, [tokens * hidden size], none after the final norm. */
    private static List<float[]> allPositions(LanguageModel model, List<int[]> sequences) {
        try (TensorScope scope = torch.newScope();
                Body body = Body.of(model)) {
            TokenBatch batch = TokenBatch.of(sequences, scope);
            NativeTensor hidden = body.embed(batch, scope, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, scope, Execution.INFERENCE);
            List<float[]> states = new ArrayList<>(List.of(hidden.toFloats()));
            for (int layer = 0; layer < body.layers(); layer++) {
                hidden = body.layer(layer, hidden, shared, scope, Execution.INFERENCE);
                states.add(hidden.toFloats());
            }
            return states;
        }
    }

    private static float[] flat(List<List<float[]>> nested) {
        List<float[]> rows = nested.stream().flatMap(List::stream).toList();
        int size = rows.get(0).length;
        float[] flat = new float[rows.size() * size];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * size, size);
        }
        return flat;
    }
}
