package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.data.TrainingBatch;
import dev.w2s.model.tuning.random.InitialWeights;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for training, of decoders. Mistral differs from Llama in nothing that is computed. */
class DecoderTrainingTest {
    private static final int LENGTH = 12;

    private static Torch torch;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        torch = Torch.start(2);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    static Stream<Arguments> runs() {
        return Stream.of(TinyDecoder.LLAMA, TinyDecoder.QWEN2, TinyDecoder.QWEN3, TinyDecoder.GPT2)
                .flatMap(decoder -> Stream.of(FineTuningFixture.LORA, FineTuningFixture.FULL)
                        .map(adaptation -> Arguments.of(decoder, adaptation)));
    }

    @ParameterizedTest
    @EnumSource(
            value = TinyDecoder.class,
            names = {"LLAMA", "QWEN2", "QWEN3", "GPT2"})
    void passesOf1And8And32TextsGiveTheSameLossesTo1e5(TinyDecoder decoder) {
        // given
        Map<Integer, double[]> losses = new HashMap<>();

        // when
        try (LanguageModel model = decoder.load(torch)) {
            for (int texts : new int[] {1, 8, 32}) {
                TokenBudget budget = new TokenBudget(texts * LENGTH);
                try (Trainer trainer = trainer(model, FineTuningFixture.LORA, budget)) {
                    losses.put(texts, losses(trainer, 10, 32));
                }
            }
        }

        // then
        assertThat(losses.get(8)).containsExactly(losses.get(1), within(1e-5));
        assertThat(losses.get(32)).containsExactly(losses.get(1), within(1e-5));
    }

    /** A batch of some 1,600 tokens is cut into five parts. */
    @ParameterizedTest
    @MethodSource("runs")
    void partsSideBySideGiveTheLossesOfOneTextAtATimeTo1e5(TinyDecoder decoder, Adaptation adaptation) {
        // given
        double[] sideBySide;
        double[] oneByOne;

        // when
        try (LanguageModel model = decoder.load(torch);
                Trainer whole = trainer(model, adaptation, new TokenBudget(10_000));
                Trainer single = trainer(model, adaptation, new TokenBudget(1))) {
            sideBySide = losses(whole, 4, 256);
            oneByOne = losses(single, 4, 256);
        }

        // then
        assertThat(sideBySide).containsExactly(oneByOne, within(1e-5));
    }

    /** With batches of several parts. */
    @ParameterizedTest
    @MethodSource("runs")
    void theNumberOfThreadsChangesNoBit(TinyDecoder decoder, Adaptation adaptation) {
        // given
        Map<Integer, Map<String, float[]>> weights = new HashMap<>();

        // when
        for (int threads : new int[] {1, 2, 3}) {
            try (Torch other = Torch.start(threads);
                    LanguageModel model = decoder.load(other);
                    Trainer trainer = trainer(model, adaptation, new TokenBudget(10_000))) {
                losses(trainer, 3, 256);
                Map<String, float[]> values = new TreeMap<>();
                trainer.weights().forEach((name, tensor) -> values.put(name, BertTiny.floats(tensor)));
                weights.put(threads, values);
            }
        }

        // then
        weights.get(1).forEach((name, expected) -> {
            assertThat(weights.get(2).get(name)).as(name).isEqualTo(expected);
            assertThat(weights.get(3).get(name)).as(name).isEqualTo(expected);
        });
    }

    private static Trainer trainer(LanguageModel model, Adaptation adaptation, TokenBudget budget) {
        Training training = FineTuningFixture.training(adaptation, 5e-4, 3, 0);
        Head head = model.head(model.architecture().poolings().get(0));
        AdaptationPlan plan = AdaptationPlan.of(model, head, training.adaptation());
        TrainingState start = TrainingState.initial(new InitialWeights(model, head, 3).of(plan));
        EngineSettings settings = new EngineSettings(budget, budget, false, 0);
        return new Trainer(model, head, plan, new Loss.CrossEntropy(), training, settings, start, 0);
    }

    /** Of steps on random texts of up to {@link #LENGTH} tokens with random labels. */
    private static double[] losses(Trainer trainer, int steps, int batchSize) {
        SplittableRandom random = new SplittableRandom(11);
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            List<int[]> sequences = new ArrayList<>();
            float[] labels = new float[batchSize];
            for (int i = 0; i < batchSize; i++) {
                sequences.add(
                        random.ints(3 + random.nextInt(LENGTH - 2), 0, 512).toArray());
                labels[i] = (float) random.nextDouble();
            }
            losses[step] = trainer.step(new TrainingBatch(step + 1, sequences, labels), 5e-4)
                    .loss();
        }
        return losses;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunThatWasInterruptedEndsWithTheBytesOfAnUnbrokenOne(TinyDecoder decoder, Adaptation adaptation) {
        try (LanguageModel model = decoder.load(torch)) {
            // given
            FineTuningFixture fixture = FineTuningFixture.of(model, adaptation);
            ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> fixture.run(progress, state -> done.set(state.step()), () -> {
                        if (done.get() == 5) {
                            throw new CategorizedException(FailureCategory.INTERRUPTED, "shutting down");
                        }
                    }))
                    .hasMessage("shutting down");

            // when
            FineTuningResult resumed = fixture.run(progress, TrainingListener.NONE, Cancellation.NEVER);

            // then
            assertThat(FineTuningFixture.bytes(resumed, folder.resolve("resumed")))
                    .isEqualTo(FineTuningFixture.bytes(fixture.run(), folder.resolve("unbroken")));
        }
    }

    /** bfloat16 has 8 bits of precision; these losses are around 0.6. */
    @ParameterizedTest
    @MethodSource("runs")
    void bfloat16FollowsFloat32ToAFewHundredths(TinyDecoder decoder, Adaptation adaptation) {
        // when
        List<TrainingHistory.Step> expected = steps(decoder, adaptation, Precision.FLOAT32);
        List<TrainingHistory.Step> actual = steps(decoder, adaptation, Precision.BFLOAT16);

        // then
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(0.05));
        }
        assertThat(actual).isNotEqualTo(expected);
    }

    private static List<TrainingHistory.Step> steps(TinyDecoder decoder, Adaptation adaptation, Precision precision) {
        try (LanguageModel model = decoder.load(torch, precision, null)) {
            FineTuningFixture fixture = FineTuningFixture.of(model, adaptation);
            Training gentle = FineTuningFixture.training(adaptation, 1e-3, 5, 0);
            return fixture.with(gentle).in(precision).run().history().steps();
        }
    }
}
