package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.random.StepDropout;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Adaptation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutTest {
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
    void aModelLearnsInSpiteOfIt() {
        // when
        FineTuningResult result =
                FineTuningFixture.of(model, FineTuningFixture.LORA_WITH_DROPOUT).run();

        // then
        assertThat(result.history().best())
                .hasValueSatisfying(best -> assertThat(best.auc()).isGreaterThan(0.95));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "16, false", "64, false", "2048, true", "16, true"})
    void neitherTheCutOfABatchNorRecomputationChangesAMask(int tokens, boolean recompute) {
        // given
        FineTuningFixture whole = FineTuningFixture.of(model, FineTuningFixture.LORA_WITH_DROPOUT);
        TokenBudget budget = new TokenBudget(tokens);
        FineTuningFixture cut = whole.with(new EngineSettings(budget, budget, recompute, 0));

        // when
        List<TrainingHistory.Step> expected = whole.run().history().steps();
        List<TrainingHistory.Step> actual = cut.run().history().steps();

        // then
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(1e-5));
        }
    }

    @Test
    void stepsSeedsAndProbabilitiesDrawMasksOfTheirOwn() {
        assertThat(new double[] {loss(0.5, 7, 1), loss(0.5, 7, 2), loss(0.5, 8, 1), loss(0.1, 7, 1), loss(0, 7, 1)})
                .doesNotHaveDuplicates();
        assertThat(loss(0.5, 7, 1)).isEqualTo(loss(0.5, 7, 1));
        assertThat(loss(0, 7, 1)).isEqualTo(loss(0, 8, 2));
    }

    @Test
    void equalTextsOfABatchHaveMasksOfTheirOwn() {
        // given
        StepDropout dropout = new StepDropout(0.5, 7, 3, List.of(4, 9));

        // then
        assertThat(dropout.keys(0, 0, 3)).isNotEqualTo(dropout.keys(1, 0, 3));
        assertThat(dropout.keys(0, 0, 3)).isNotEqualTo(dropout.keys(0, 1, 3));
        assertThat(dropout.keys(1, 0, 3)).isEqualTo(new StepDropout(0.5, 7, 3, List.of(9)).keys(0, 0, 3));
    }

    @Test
    void predictionDropsNothing() {
        assertThat(logits(0.5)).isDeepEqualTo(logits(0));
    }

    /** The adapter of the fixture is trained, so that what is dropped matters. */
    private static double loss(double probability, long seed, int step) {
        PeftTrajectory trajectory = PeftTrajectory.of("bert-tiny", "final", model);
        try (Trainer trainer = trainer(probability, seed)) {
            return trainer.step(trajectory.batch(1, step), 0).loss();
        }
    }

    private static float[][] logits(double probability) {
        try (Trainer trainer = trainer(probability, 7)) {
            return trainer.logits(BertTiny.sequences(), tokens -> {});
        }
    }

    private static Trainer trainer(double probability, long seed) {
        Head head = model.head(Pooling.FIRST_TOKEN);
        Adaptation lora = new Adaptation.Lora(8, 8, probability, List.of("all-linear"));
        return new Trainer(
                model,
                head,
                AdaptationPlan.of(model, head, lora),
                new Loss.CrossEntropy(),
                FineTuningFixture.training(lora, 1e-3, 3, 0),
                EngineSettings.DEFAULT,
                TrainingState.initial(
                        PeftTrajectory.of("bert-tiny", "final", model).adapter("final/adapter_model.safetensors")),
                seed);
    }
}
