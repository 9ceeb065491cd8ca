package dev.w2s.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.Pooling;
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
        // given
        List<int[]> sequences = sequences(40);

        // when
        float[][] alone = logits(sequences, new TokenBudget(1));
        float[][] together = logits(sequences, new TokenBudget(100_000));
        float[][] inParts = logits(sequences, new TokenBudget(90));

        // then
        for (int i = 0; i < alone.length; i++) {
            assertThat(together[i]).usingComparatorWithPrecision(1e-5f).containsExactly(alone[i]);
            assertThat(inParts[i]).usingComparatorWithPrecision(1e-5f).containsExactly(alone[i]);
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
        Head head = model.head(Pooling.MEAN);
        Tensor score = BertTiny.tensors("forward/bert-tiny/head.safetensors").get("mean_pool.score.weight");
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors =
                        TrainedTensors.load(head.fresh(), Map.of("score.weight", score), model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), 1)) {
            return new Prediction<>(network::logits, budget, scope)
                    .of(sequences, tokens -> {})
                    .toArray(float[][]::new);
        }
    }
}
