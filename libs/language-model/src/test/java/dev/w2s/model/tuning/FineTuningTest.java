package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FineTuningTest {
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

    static List<Adaptation> adaptations() {
        return List.of(FineTuningFixture.LORA, FineTuningFixture.FULL, FineTuningFixture.FULL_BUT_EMBEDDINGS);
    }

    @ParameterizedTest
    @MethodSource("adaptations")
    void aModelLearnsWhatCanBeLearnt(Adaptation adaptation) {
        // when
        FineTuningResult result = FineTuningFixture.of(model, adaptation).run();

        // then
        assertThat(result.history().best())
                .hasValueSatisfying(best -> assertThat(best.auc()).isGreaterThan(0.95));
        assertThat(result.selection()).isEqualTo("the highest AUC on val");
    }

    @ParameterizedTest
    @MethodSource("adaptations")
    void cuttingBatchesAndRecomputingLayersChangeNoLoss(Adaptation adaptation) {
        // given
        FineTuningFixture whole = FineTuningFixture.of(model, adaptation);
        FineTuningFixture cut = whole.with(new EngineSettings(new TokenBudget(16), new TokenBudget(16), true, 0));

        // when
        List<TrainingHistory.Step> expected = whole.run().history().steps();
        List<TrainingHistory.Step> actual = cut.run().history().steps();

        // then
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(1e-5));
        }
    }

    @Test
    void everyStepIsToldWithItsLearningRate() {
        // given
        List<TrainingListener.Progress> told = new ArrayList<>();

        // when
        FineTuningFixture.of(model, FineTuningFixture.LORA).run(ProgressStore.NONE, told::add, Cancellation.NEVER);

        // then
        assertThat(told).extracting(TrainingListener.Progress::step).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(told).extracting(TrainingListener.Progress::learningRate).startsWith(0.0, 2.5e-3, 5e-3);
        assertThat(told.get(9).auc()).isNotNull();
        assertThat(told.get(9).remainingSeconds()).isZero();
    }

    @Test
    void valIsLookedAtEverySoManyStepsAndAtTheEnd() {
        // when
        FineTuningResult result =
                FineTuningFixture.of(model, FineTuningFixture.LORA).run();

        // then
        assertThat(result.history().evaluations())
                .extracting(TrainingHistory.Evaluation::step)
                .containsExactly(3, 6, 9, 10);
    }

    @Test
    void theEarliestOfEquallyGoodStepsIsKept() {
        // given
        FineTuningResult result =
                FineTuningFixture.of(model, FineTuningFixture.LORA).run();
        double highest = result.history().evaluations().stream()
                .mapToDouble(TrainingHistory.Evaluation::auc)
                .max()
                .orElseThrow();

        // when
        int kept = result.checkpoint().description().bestStep();

        // then
        assertThat(result.history().evaluations().stream()
                        .filter(evaluation -> evaluation.auc() == highest)
                        .findFirst())
                .hasValueSatisfying(first -> assertThat(kept).isEqualTo(first.step()));
    }

    @Test
    void trainingStopsWhenPatienceIsExhausted() {
        // given
        Training impatient = FineTuningFixture.training(FineTuningFixture.LORA, 1e-12, 1, 2);

        // when
        FineTuningResult result = FineTuningFixture.of(model, FineTuningFixture.LORA)
                .with(impatient)
                .run();

        // then
        assertThat(result.history().steps()).hasSize(3);
        assertThat(result.checkpoint().description().bestStep()).isEqualTo(1);
    }

    @Test
    void valOfOneClassKeepsTheLastStepAndSaysSo() {
        // given
        List<LabelledText> positives = FineTuningFixture.examples("val", 20).stream()
                .filter(example -> example.probability() > 0.5)
                .toList();

        // when
        FineTuningResult result = FineTuningFixture.of(model, FineTuningFixture.LORA)
                .run(positives, ProgressStore.NONE, TrainingListener.NONE, Cancellation.NEVER);

        // then
        assertThat(result.checkpoint().description().bestStep()).isEqualTo(FineTuningFixture.STEPS);
        assertThat(result.selection()).isEqualTo("the last step, since val has one class only");
        assertThat(result.history().evaluations())
                .extracting(TrainingHistory.Evaluation::auc)
                .containsOnlyNulls();
    }

    @Test
    void noValKeepsTheLastStepAndSaysSo() {
        // when
        FineTuningResult result = FineTuningFixture.of(model, FineTuningFixture.LORA)
                .run(List.of(), ProgressStore.NONE, TrainingListener.NONE, Cancellation.NEVER);

        // then
        assertThat(result.checkpoint().description().bestStep()).isEqualTo(FineTuningFixture.STEPS);
        assertThat(result.selection()).isEqualTo("the last step, since there is no val split");
    }

    @Test
    void weightsThatExplodeStopTheRunNamingTheStep() {
        // given
        Training explosive = FineTuningFixture.training(FineTuningFixture.FULL, 1e38, 3, 0);
        FineTuningFixture fixture =
                FineTuningFixture.of(model, FineTuningFixture.FULL).with(explosive);

        // then
        assertThatThrownBy(fixture::run)
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageMatching("training step \\d+: the (loss|gradient) .*");
    }

    @Test
    void anotherModelThanThePinnedOneIsRefused() {
        // given
        PinnedModel other = new PinnedModel(BertTiny.REFERENCE, "0".repeat(64), null, Pooling.MEAN, 32);
        Training training = FineTuningFixture.training(FineTuningFixture.LORA, 1e-3, 3, 0);

        // then
        assertThatThrownBy(
                        () -> new FineTuning(model, other, new Loss.CrossEntropy(), training, EngineSettings.DEFAULT))
                .hasMessageContaining("was asked for, but the model that is loaded has fingerprint " + model.sha256());
    }

    @Test
    void longerTextsThanTheModelReadsAreRefused() {
        // given
        PinnedModel tooLong = new PinnedModel(BertTiny.REFERENCE, model.sha256(), null, Pooling.MEAN, 129);
        Training training = FineTuningFixture.training(FineTuningFixture.LORA, 1e-3, 3, 0);

        // then
        assertThatThrownBy(
                        () -> new FineTuning(model, tooLong, new Loss.CrossEntropy(), training, EngineSettings.DEFAULT))
                .hasMessage("maximumLength: 129 must be at most the 128 tokens that the model can read");
    }

    @Test
    void noExamplesAreRefused() {
        // given
        FineTuning fineTuning = new FineTuning(
                model,
                BertTiny.pinned(model, Pooling.MEAN),
                new Loss.CrossEntropy(),
                FineTuningFixture.training(FineTuningFixture.LORA, 1e-3, 3, 0),
                EngineSettings.DEFAULT);

        // then
        assertThatThrownBy(() -> fineTuning.run(
                        List.of(), List.of(), 0, ProgressStore.NONE, TrainingListener.NONE, Cancellation.NEVER))
                .hasMessage("there are no examples to learn from");
    }

    @Test
    void memoryThatRunsOutIsToldWithTheEstimate() {
        // given
        TrainingListener exhausted = progress -> {
            throw new CategorizedException(FailureCategory.OUT_OF_MEMORY, "memory ran out");
        };

        // then
        assertThatThrownBy(() -> FineTuningFixture.of(model, FineTuningFixture.LORA)
                        .run(ProgressStore.NONE, exhausted, Cancellation.NEVER))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.OUT_OF_MEMORY))
                .hasMessageContainingAll(
                        "memory ran out", "2048 tokens a pass", "was estimated to need about", "recomputation");
    }
}
