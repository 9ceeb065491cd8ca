package dev.w2s.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.ModelReference;
import dev.w2s.study.Pooling;
import dev.w2s.study.training.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real encoder, whose hidden states mean something. */
class SentenceSimilarityTest {
    private static Torch torch;

    @BeforeAll
    static void start() {
        torch = Torch.start(0);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    @ParameterizedTest
    @CsvSource({
        "window cleaner, a person who washes windows, floppy disk",
        "hammer, a tool for driving nails, prime minister"
    })
    void relatedTextsAreCloserThanUnrelatedOnes(String text, String related, String unrelated) {
        // given
        try (LanguageModel model = load("all-minilm-l6-v2")) {
            List<int[]> sequences = List.of(
                    model.tokenizer().encode(text, 32),
                    model.tokenizer().encode(related, 32),
                    model.tokenizer().encode(unrelated, 32));

            // when
            float[][] means = means(model, sequences);

            // then
            assertThat(cosine(means[0], means[1])).isGreaterThan(cosine(means[0], means[2]) + 0.1);
        }
    }

    private static LanguageModel load(String name) {
        return LanguageModel.load(
                torch, new PretrainedModels().open(new ModelReference(name)), Precision.FLOAT32, null);
    }

    private static float[][] means(LanguageModel model, List<int[]> sequences) {
        Head head = model.head(Pooling.MEAN);
        Map<String, Tensor> score = Map.of("score.weight", Tensor.floats(new float[2 * size(model)], 2, size(model)));
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors = TrainedTensors.load(head.fresh(), score, model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), 1)) {
            return sequences.stream()
                    .map(sequence -> mean(lastHiddenStates(network, sequence, scope), size(model)))
                    .toArray(float[][]::new);
        }
    }

    private static int size(LanguageModel model) {
        return model.architecture().hiddenSize();
    }

    private static float[] lastHiddenStates(Network network, int[] sequence, TensorScope scope) {
        TokenBatch batch = TokenBatch.of(List.of(sequence), scope);
        NativeTensor hidden = network.embed(batch, scope, Execution.INFERENCE);
        for (int layer = 0; layer < network.layers(); layer++) {
            hidden = network.layer(layer, hidden, batch, scope, Execution.INFERENCE);
        }
        return hidden.toFloats();
    }

    private static float[] mean(float[] rows, int size) {
        float[] mean = new float[size];
        for (int i = 0; i < rows.length; i++) {
            mean[i % size] += rows[i] * size / rows.length;
        }
        return mean;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double sizeOfA = 0;
        double sizeOfB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            sizeOfA += (double) a[i] * a[i];
            sizeOfB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(sizeOfA * sizeOfB);
    }
}
