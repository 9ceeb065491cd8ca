package dev.w2s.model.prediction;

import static dev.w2s.model.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.network.Body;
import dev.w2s.model.network.SharedTensors;
import dev.w2s.model.network.TokenBatch;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HiddenStatesTest {
    private static final int HIDDEN = 64;
    private static final TokenBudget BUDGET = new TokenBudget(64);
    private static final List<String> TEXTS =
            List.of("a ship", "the wave and the harbour and the sail", "tree", "a stone on the road", "fish");

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
    void theFirstTokenOfEveryLayerAskedForIsReadInTheOrderOfTheTexts() {
        // given
        List<Integer> layers = List.of(3, 0, 2);

        // when
        List<float[][]> states = extract(Pooling.FIRST_TOKEN, layers, TEXTS);

        // then
        assertThat(states).hasSize(TEXTS.size());
        for (int text = 0; text < TEXTS.size(); text++) {
            List<float[]> alone = oneByOne(TEXTS.get(text));
            for (int i = 0; i < layers.size(); i++) {
                float[] expected = Arrays.copyOf(alone.get(layers.get(i)), HIDDEN);
                assertClose(states.get(text)[i], expected, 1e-5);
            }
        }
    }

    @Test
    void theMeanIsOverTheTokensOfTheTextAlone() {
        // when
        List<float[][]> states = extract(Pooling.MEAN, List.of(1), TEXTS);

        // then
        for (int text = 0; text < TEXTS.size(); text++) {
            float[] rows = oneByOne(TEXTS.get(text)).get(1);
            float[] expected = new float[HIDDEN];
            for (int i = 0; i < rows.length; i++) {
                expected[i % HIDDEN] += rows[i] * HIDDEN / rows.length;
            }
            assertClose(states.get(text)[0], expected, 1e-5);
        }
    }

    /** Which the forward tests compare with transformers, for one text and for a batch. */
    @ParameterizedTest
    @EnumSource(
            value = TinyDecoder.class,
            names = {"LLAMA", "QWEN3", "GPT2"})
    void theLastTokenOfADecoderIsReadAndAfterTheLastLayerTheFinalNorm(TinyDecoder decoder) {
        // given
        ModelReference reference = decoder.reference();
        List<float[][]> together = new ArrayList<>();
        List<float[][]> alone = new ArrayList<>();
        try (LanguageModel other = TinyDecoder.load(torch, reference, Precision.FLOAT32, null)) {
            PinnedModel pinned = TinyDecoder.pinned(reference, other);
            List<Integer> layers = List.of(0, other.layers());

            // when
            try (HiddenStates states = new HiddenStates(other, pinned, layers, BUDGET)) {
                states.extract(TEXTS.iterator(), together::add, PredictionListener.NONE, Cancellation.NEVER);
            }

            // then
            for (String text : TEXTS) {
                alone.add(lastToken(other, text));
            }
        }
        for (int text = 0; text < TEXTS.size(); text++) {
            assertClose(together.get(text)[0], alone.get(text)[0], 1e-5);
            assertClose(together.get(text)[1], alone.get(text)[1], 1e-5);
        }
    }

    /** Before the first layer and after the final norm. */
    private static float[][] lastToken(LanguageModel decoder, String text) {
        try (TensorScope scope = torch.newScope();
                Body body = Body.of(decoder)) {
            TokenBatch batch = TokenBatch.of(List.of(decoder.tokenizer().encode(text, 32)), scope);
            NativeTensor hidden = body.embed(batch, scope, Execution.INFERENCE);
            SharedTensors shared = body.shared(hidden, batch, scope, Execution.INFERENCE);
            float[] rows = hidden.toFloats();
            for (int layer = 0; layer < body.layers(); layer++) {
                hidden = body.layer(layer, hidden, shared, scope, Execution.INFERENCE);
            }
            float[] last = body.read(Pooling.LAST_TOKEN, body.layers(), hidden, shared, scope, Execution.INFERENCE)
                    .toFloats();
            return new float[][] {Arrays.copyOfRange(rows, rows.length - HIDDEN, rows.length), last};
        }
    }

    @Test
    void moreTextsThanAWindowKeepTheirOrder() {
        // given
        List<String> many =
                IntStream.range(0, 2500).mapToObj(i -> TEXTS.get(i % 5)).toList();

        // when
        List<float[][]> all = extract(Pooling.MEAN, List.of(0), many);

        // then
        List<float[][]> few = extract(Pooling.MEAN, List.of(0), TEXTS);
        assertThat(all).hasSize(2500);
        for (int i = 0; i < all.size(); i++) {
            assertClose(all.get(i)[0], few.get(i % 5)[0], 1e-5);
        }
    }

    @Test
    void tokensAreCountedOnceAndNoTensorIsLeft() {
        // given
        List<Integer> tokens = new ArrayList<>();
        int before = torch.liveTensors();

        // when
        try (HiddenStates states =
                new HiddenStates(model, BertTiny.pinned(model, Pooling.MEAN), List.of(0, 0), BUDGET)) {
            states.extract(TEXTS.iterator(), found -> assertThat(found[0]).isEqualTo(found[1]), tokens::add, () -> {});
        }

        // then
        assertThat(torch.liveTensors()).isEqualTo(before);
        assertThat(tokens.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(TEXTS.stream()
                        .mapToInt(text -> model.tokenizer().encode(text, 32).length)
                        .sum());
    }

    @Test
    void aLayerThatTheModelLacksIsRefused() {
        // then
        assertThatThrownBy(() -> extract(Pooling.MEAN, List.of(1, 4), TEXTS))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("layer: 4 must be from 0, the embeddings, to the model's 3");
    }

    @Test
    void cancellationEndsItBetweenTwoBatches() {
        // given
        Cancellation stop = () -> {
            throw new CategorizedException(FailureCategory.CANCELLED, "not wanted any more");
        };

        try (HiddenStates states = new HiddenStates(model, BertTiny.pinned(model, Pooling.MEAN), List.of(1), BUDGET)) {
            // then
            assertThatThrownBy(() -> states.extract(TEXTS.iterator(), found -> {}, PredictionListener.NONE, stop))
                    .hasMessage("not wanted any more");
        }
    }

    private static List<float[][]> extract(Pooling pooling, List<Integer> layers, List<String> texts) {
        List<float[][]> results = new ArrayList<>();
        try (HiddenStates states = new HiddenStates(model, BertTiny.pinned(model, pooling), layers, BUDGET)) {
            states.extract(texts.iterator(), results::add, PredictionListener.NONE, Cancellation.NEVER);
        }
        return results;
    }

    /** [tokens * hidden size] of the embeddings and of each layer, by the body that the forward tests compare. */
    private static List<float[]> oneByOne(String text) {
        try (TensorScope scope = torch.newScope();
                Body body = Body.of(model)) {
            TokenBatch batch = TokenBatch.of(List.of(model.tokenizer().encode(text, 32)), scope);
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
}
