package dev.w2s.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a text's logits do not depend on: the other texts of its batch, and other threads. */
class BatchingTest {
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
    void aTextAloneAndInAnyBatchHasTheSameLogitsTo1e5() {
        Tensor score = BertTiny.tensors("forward/bert-tiny/head.safetensors").get("mean_pool.score.weight");
        assertThatBatchesChangeNothing(model, score);
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.TinyDecoder#present")
    void aTextOfADecoderAloneAndInAnyBatchHasTheSameLogitsTo1e5(TinyDecoder decoder) {
        Tensor score = BertTiny.tensors("forward/" + decoder.fixture() + "/head.safetensors")
                .get("score.weight");
        try (LanguageModel other = decoder.load(torch)) {
            assertThatBatchesChangeNothing(other, score);
        }
    }

    private static void assertThatBatchesChangeNothing(LanguageModel model, Tensor score) {
        // given
        List<int[]> sequences = sequences(40);
        float[][] alone = logits(model, score, sequences, new TokenBudget(1));

        for (int tokens : new int[] {33, 64, 90, 300, 100_000}) {
            // when
            float[][] batched = logits(model, score, sequences, new TokenBudget(tokens));

            // then
            for (int i = 0; i < alone.length; i++) {
                assertThat(batched[i]).usingComparatorWithPrecision(1e-5f).containsExactly(alone[i]);
            }
        }
    }

    @Test
    void threadsThatShareAModelDoNotDisturbEachOther() throws ExecutionException, InterruptedException {
        // given
        List<int[]> sequences = sequences(60);
        float[][] expected = logits(sequences, new TokenBudget(64));
        ExecutorService threads = Executors.newFixedThreadPool(3);

        // when
        List<Future<float[][]>> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(threads.submit(() -> logits(sequences, new TokenBudget(64))));
        }

        // then
        for (Future<float[][]> result : results) {
            assertThat(result.get()).isDeepEqualTo(expected);
        }
        threads.shutdown();
    }

    private static List<int[]> sequences(int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<int[]> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sequences.add(random.ints(1 + random.nextInt(30), 0, 512).toArray());
        }
        return sequences;
    }

    private static float[][] logits(List<int[]> sequences, TokenBudget budget) {
        Tensor score = BertTiny.tensors("forward/bert-tiny/head.safetensors").get("mean_pool.score.weight");
        return logits(model, score, sequences, budget);
    }

    private static float[][] logits(LanguageModel model, Tensor score, List<int[]> sequences, TokenBudget budget) {
        Head head = model.head(model.architecture().poolings().get(0));
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors =
                        TrainedTensors.load(head.fresh(), Map.of("score.weight", score), model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), 1)) {
            return new ParallelInference<>(network::logits, budget, torch)
                    .of(sequences, tokens -> {})
                    .toArray(float[][]::new);
        }
    }
}
