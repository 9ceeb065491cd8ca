package dev.w2s.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.model.prediction.PredictionListener;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.util.ArrayList;
import java.util.List;
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
            PinnedModel pinned =
                    new PinnedModel(new ModelReference("all-minilm-l6-v2"), model.sha256(), null, Pooling.MEAN, 32);

            // when
            List<float[]> means = means(model, pinned, List.of(text, related, unrelated));

            // then
            assertThat(cosine(means.get(0), means.get(1))).isGreaterThan(cosine(means.get(0), means.get(2)) + 0.1);
        }
    }

    private static LanguageModel load(String name) {
        return LanguageModel.load(
                torch, new PretrainedModels().open(new ModelReference(name)), Precision.FLOAT32, null);
    }

    private static List<float[]> means(LanguageModel model, PinnedModel pinned, List<String> texts) {
        List<float[]> means = new ArrayList<>();
        try (HiddenStates states = new HiddenStates(model, pinned, List.of(model.layers()), new TokenBudget(256))) {
            states.extract(
                    texts.iterator(), layers -> means.add(layers[0]), PredictionListener.NONE, Cancellation.NEVER);
        }
        return means;
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
