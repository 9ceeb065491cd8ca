package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.loss.LossTerms;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of soft labels over whole trainings. */
class LossTrainingTest {
    /** Its buffer spans two batches of eight and its warm-up half of the ten steps. */
    private static final Loss LOG_CONFIDENCE = new Loss.LogConfidence(0.5, 5, 12, false);

    /** About so many, of the examples. */
    private static final int TOKENS_OF_A_TEXT = 8;

    private static Torch torch;
    private static LanguageModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        torch = Torch.start(2);
        model = BertTiny.load(torch);
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new Loss.CrossEntropy(),
                new Loss.KullbackLeibler(),
                new Loss.LogConfidence(0.5, 4, 32, false),
                new Loss.LogConfidence(0.5, 4, 20, true),
                new Loss.Entropy(0.5, 4, false),
                new Loss.Entropy(0.5, 4, true),
                new Loss.ConfidenceWindow(WindowRadius.MIDWEAK),
                new Loss.ConfidenceWindow(new WindowRadius(0.05)),
                new Loss.Product(1, 1));
    }

    /** In the public code a threshold is that of a micro-batch. */
    @ParameterizedTest
    @MethodSource("losses")
    void microBatchesOfOneEightAndAllTextsHaveTheSameLosses(Loss loss) {
        // given
        FineTuningFixture fixture =
                fixture(FineTuningFixture.LORA_WITH_DROPOUT).with(loss).with(batchesOf32());

        // when
        List<TrainingHistory.Step> whole = steps(fixture, 100_000, false);
        List<TrainingHistory.Step> ofEight = steps(fixture, 8 * TOKENS_OF_A_TEXT, true);
        List<TrainingHistory.Step> ofOne = steps(fixture, 1, false);

        // then
        assertClose(ofEight, whole);
        assertClose(ofOne, whole);
    }

    private static List<TrainingHistory.Step> steps(FineTuningFixture fixture, int tokens, boolean recompute) {
        TokenBudget budget = new TokenBudget(tokens);
        return fixture.with(new EngineSettings(budget, budget, recompute, 0))
                .run()
                .history()
                .steps();
    }

    private static void assertClose(List<TrainingHistory.Step> actual, List<TrainingHistory.Step> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            double norm = expected.get(i).gradientNorm();
            assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(1e-5));
            assertThat(actual.get(i).gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
        }
    }

    /** All but the window of the median confidence, which on these labels is so wide that it leaves nothing out. */
    @Test
    void everyLossTrainsInItsOwnWay() {
        Loss everythingInItsWindow = new Loss.ConfidenceWindow(WindowRadius.MIDWEAK);
        assertThat(losses().filter(loss -> !loss.equals(everythingInItsWindow))
                        .map(loss -> fixture(FineTuningFixture.LORA).with(loss).run().history().steps().stream()
                                .map(TrainingHistory.Step::loss)
                                .toList()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 10})
    void aRunThatWasKilledEndsWithTheBytesOfAnUnbrokenOne(int step) {
        // given
        FineTuningFixture fixture = fixture(FineTuningFixture.LORA).with(LOG_CONFIDENCE);
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        assertThatThrownBy(() -> fixture.run(progress, dyingAfter(step), Cancellation.NEVER))
                .isInstanceOf(Killed.class);

        // when
        FineTuningResult resumed = fixture.run(progress, TrainingListener.NONE, Cancellation.NEVER);

        // then
        assertThat(FineTuningFixture.bytes(resumed, folder.resolve("resumed")))
                .isEqualTo(FineTuningFixture.bytes(fixture.run(), folder.resolve("unbroken")));
    }

    @Test
    void aSnapshotThatKnowsNothingOfLossesIsNotTakenUp() throws IOException {
        // given
        FineTuningFixture fixture = fixture(FineTuningFixture.LORA).with(LOG_CONFIDENCE);
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        assertThatThrownBy(() -> fixture.run(progress, dyingAfter(8), Cancellation.NEVER))
                .isInstanceOf(Killed.class);
        Path state = progress.latest().orElseThrow().resolve("progress.json");
        ObjectNode older = (ObjectNode) new ObjectMapper().readTree(state.toFile());
        assertThat(older.remove("lossMemory")).isNotNull();
        Files.writeString(state, older.toString());
        List<Integer> steps = new ArrayList<>();

        // when
        fixture.run(progress, told -> steps.add(told.step()), Cancellation.NEVER);

        // then
        assertThat(steps).hasSize(FineTuningFixture.STEPS);
    }

    /** In the public code they do, and move the threshold. */
    @Test
    void evaluationsLeaveNothingInTheBuffer() {
        // given
        FineTuningFixture fixture = fixture(FineTuningFixture.LORA).with(LOG_CONFIDENCE);

        // when
        List<TrainingHistory.Step> often = fixture.with(FineTuningFixture.training(FineTuningFixture.LORA, 5e-3, 1, 0))
                .run()
                .history()
                .steps();
        List<TrainingHistory.Step> never = fixture.with(
                        FineTuningFixture.training(FineTuningFixture.LORA, 5e-3, 1000, 0))
                .run()
                .history()
                .steps();

        // then
        assertThat(often).isEqualTo(never);
    }

    /** In the public code the radius of the first labels stays. */
    @Test
    void theMidweakRadiusIsThatOfTheLabelsOfTheRun() {
        // given
        FineTuning tuning = new FineTuning(
                model,
                BertTiny.pinned(model, Pooling.MEAN),
                new Loss.ConfidenceWindow(WindowRadius.MIDWEAK),
                FineTuningFixture.training(FineTuningFixture.LORA, 1e-3, 100, 0),
                EngineSettings.DEFAULT);

        // then
        assertThat(radius(tuning, 0.9)).isCloseTo(0.4, within(1e-6));
        assertThat(radius(tuning, 0.6)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void theHistoryTellsTheTermsOfTheLoss() throws IOException {
        // given
        FineTuningResult result =
                fixture(FineTuningFixture.LORA).with(LOG_CONFIDENCE).run();

        // when
        result.writeTo(Files.createDirectory(folder.resolve("result")));

        // then
        JsonNode steps = new ObjectMapper()
                .readTree(folder.resolve("result/history.json").toFile())
                .get("steps");
        assertThat(steps)
                .extracting(step -> step.get("terms").get("coefficient").asDouble())
                .startsWith(0.0, 0.1, 0.2)
                .endsWith(0.5, 0.5);
        assertThat(steps).allSatisfy(step -> assertThat(
                        step.get("terms").get("threshold").asDouble())
                .isBetween(0.0, 1.0));
    }

    @Test
    void theHistoryOfCrossEntropyHasNoTerms() {
        assertThat(fixture(FineTuningFixture.LORA).run().history().steps())
                .extracting(TrainingHistory.Step::terms)
                .containsOnlyNulls();
    }

    private static double radius(FineTuning tuning, double probability) {
        List<LabelledText> examples = FineTuningFixture.examples("train", 16).stream()
                .map(example -> new LabelledText(example.id(), example.text(), probability))
                .toList();
        LossTerms terms = tuning.run(
                        examples, List.of(), 7, ProgressStore.NONE, TrainingListener.NONE, Cancellation.NEVER)
                .history()
                .steps()
                .get(0)
                .terms();
        return Objects.requireNonNull(Objects.requireNonNull(terms).radius());
    }

    private static FineTuningFixture fixture(Adaptation adaptation) {
        return FineTuningFixture.of(model, adaptation);
    }

    private static Training batchesOf32() {
        return new Training(
                FineTuningFixture.LORA_WITH_DROPOUT,
                3,
                32,
                5e-3,
                Schedule.COSINE,
                0.2,
                0.01,
                0.9,
                0.999,
                1e-8,
                1.0,
                Precision.FLOAT32,
                100,
                0);
    }

    private static TrainingListener dyingAfter(int step) {
        return state -> {
            if (state.step() == step) {
                throw new Killed();
            }
        };
    }

    private static final class Killed extends RuntimeException {}
}
