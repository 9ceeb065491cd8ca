package dev.w2s.model.network;

import static dev.w2s.model.Closeness.assertClose;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against transformers' numbers in {@code fixtures/forward}, to 1e-4 relative. */
class EncoderForwardTest {
    private static final double TOLERANCE = 1e-4;
    private static final int HIDDEN = 64;
    private static final int STATES = 4;

    private static Torch torch;
    private static LanguageModel model;
    private static Map<String, Tensor> expected;
    private static Map<String, Tensor> heads;

    @BeforeAll
    static void load() {
        torch = Torch.start(2);
        model = BertTiny.load(torch);
        expected = BertTiny.tensors("forward/bert-tiny/expected.safetensors");
        heads = BertTiny.tensors("forward/bert-tiny/head.safetensors");
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @Test
    void hiddenStatesOfSingleTextsAgreeAtTheFirstAndTheLastToken() {
        // given
        float[] last = new float[4 * STATES * HIDDEN];
        float[] first = new float[4 * STATES * HIDDEN];
        List<int[]> sequences = BertTiny.sequences();

        // when
        for (int text = 0; text < 4; text++) {
            List<float[]> states = hiddenStates(List.of(sequences.get(text)));
            for (int state = 0; state < STATES; state++) {
                int to = (text * STATES + state) * HIDDEN;
                System.arraycopy(states.get(state), 0, first, to, HIDDEN);
                int lastRow = (sequences.get(text).length - 1) * HIDDEN;
                System.arraycopy(states.get(state), lastRow, last, to, HIDDEN);
            }
        }

        // then
        assertClose(first, values("single.hidden_cls"), TOLERANCE);
        assertClose(last, values("single.hidden_last"), TOLERANCE);
    }

    @Test
    void hiddenStatesOfABatchAgreeAtTheFirstAndTheLastToken() {
        // given
        float[] last = new float[4 * STATES * HIDDEN];
        float[] first = new float[4 * STATES * HIDDEN];
        List<int[]> sequences = BertTiny.sequences();

        // when
        List<float[]> states = hiddenStates(sequences);
        int row = 0;
        for (int text = 0; text < 4; text++) {
            int length = sequences.get(text).length;
            for (int state = 0; state < STATES; state++) {
                int to = (text * STATES + state) * HIDDEN;
                System.arraycopy(states.get(state), row * HIDDEN, first, to, HIDDEN);
                System.arraycopy(states.get(state), (row + length - 1) * HIDDEN, last, to, HIDDEN);
            }
            row += length;
        }

        // then
        assertClose(first, values("batch.hidden_cls"), TOLERANCE);
        assertClose(last, values("batch.hidden_last"), TOLERANCE);
    }

    @Test
    void hiddenStatesAgreeAtAllPositions() {
        // when
        List<float[]> states = hiddenStates(List.of(BertTiny.sequences().get(1)));

        // then
        float[] all = new float[STATES * 9 * HIDDEN];
        for (int state = 0; state < STATES; state++) {
            System.arraycopy(states.get(state), 0, all, state * 9 * HIDDEN, 9 * HIDDEN);
        }
        assertClose(all, values("single.hidden_all_positions_seq1"), TOLERANCE);
    }

    @Test
    void logitsThroughThePoolerAgreeInABatchAndOneByOne() {
        // given
        Map<String, Tensor> classifier = Map.of(
                "classifier.weight", heads.get("classifier.weight"), "classifier.bias", heads.get("classifier.bias"));

        // when
        float[] batch = logits(Pooling.FIRST_TOKEN, classifier, new TokenBudget(1000));
        float[] single = logits(Pooling.FIRST_TOKEN, classifier, new TokenBudget(1));

        // then
        assertClose(batch, values("batch.logits"), TOLERANCE);
        assertClose(single, values("single.logits"), TOLERANCE);
    }

    @Test
    void logitsOfTheMeanAgree() {
        // given
        Map<String, Tensor> score = Map.of("score.weight", heads.get("mean_pool.score.weight"));

        // when
        float[] batch = logits(Pooling.MEAN, score, new TokenBudget(1000));
        float[] single = logits(Pooling.MEAN, score, new TokenBudget(1));

        // then
        assertClose(batch, values("single.mean_pool_score_logits"), TOLERANCE);
        assertClose(single, values("single.mean_pool_score_logits"), TOLERANCE);
    }

    private static float[] values(String name) {
        return BertTiny.floats(expected.get(name));
    }

    private static float[] logits(Pooling pooling, Map<String, Tensor> trained, TokenBudget budget) {
        Head head = model.head(pooling);
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors = TrainedTensors.load(head.fresh(), trained, model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), 1)) {
            float[][] logits = new ParallelInference<>(network::logits, budget, torch)
                    .of(BertTiny.sequences(), tokens -> {})
                    .toArray(float[][]::new);
            float[] flat = new float[2 * logits.length];
            for (int i = 0; i < logits.length; i++) {
                System.arraycopy(logits[i], 0, flat, 2 * i, 2);
            }
            return flat;
        }
    }

    /** Of the embeddings and of each layer: [tokens * hidden size]. */
    private static List<float[]> hiddenStates(List<int[]> sequences) {
        try (TensorScope scope = torch.newScope();
                Body body = Body.of(model)) {
            TokenBatch batch = TokenBatch.of(sequences, scope);
            List<float[]> states = new ArrayList<>();
            NativeTensor hidden = body.embed(batch, scope, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, scope, Execution.INFERENCE);
            states.add(hidden.toFloats());
            for (int layer = 0; layer < body.layers(); layer++) {
                hidden = body.layer(layer, hidden, shared, scope, Execution.INFERENCE);
                states.add(hidden.toFloats());
            }
            return states;
        }
    }
}
