package dev.w2s.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.Product;
import dev.w2s.worker.kit.RecordingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny BERT, ten steps on forty examples. */
class FineTuneRunnerTest {
    private static final int STEPS = 10;
    private static final double LEARNING_RATE = 1e-2;

    private static Torch torch;
    private static ResidentModels models;

    @TempDir
    Path folder;

    private ArtifactStore store;
    private TinyStudy study;
    private FineTuneRunner runner;

    @BeforeAll
    static void startEngine() {
        torch = Torch.start(1);
        models = new ResidentModels(torch, new PretrainedModels(), 1);
    }

    @AfterAll
    static void stopEngine() {
        models.close();
        torch.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        store = FolderArtifactStore.open(folder.resolve("store"));
        study = TinyStudy.in(folder, store);
        runner = new FineTuneRunner(
                () -> models,
                new EngineSettings(new TokenBudget(2048), new TokenBudget(2048), false, 2),
                new DuckDb(1, 256));
    }

    @Test
    void theCheckpointIsAnAdapterThatPeftOpensWithTheTrainingHistoryBesideIt() throws IOException {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);

        // when
        Product product = runner.run(recipe, context(recipe));

        // then
        assertThat(files(product))
                .containsOnlyKeys(
                        "adapter_config.json", "adapter_model.safetensors", "checkpoint.json", "history.json");
        assertThat(product.measurements()).containsEntry("steps", (double) STEPS);
        assertThat(product.measurements().get(Product.TOKENS)).isPositive();
    }

    @Test
    void everyStepIsReportedWithItsLossAndTheLastReportHasTheLastEvaluation() {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);
        RecordingContext context = context(recipe);

        // when
        Product product = runner.run(recipe, context);

        // then
        List<JobProgress> progress = context.progress();
        assertThat(progress)
                .extracting(JobProgress::step)
                .startsWith(1L, 2L, 3L)
                .endsWith((long) STEPS);
        assertThat(progress).extracting(JobProgress::loss).doesNotContainNull();
        JobProgress last = progress.get(progress.size() - 1);
        assertThat(last.valAuc()).isBetween(0.0, 1.0);
        assertThat((double) last.tokens()).isEqualTo(product.measurements().get(Product.TOKENS));
    }

    @Test
    void tokensNeverDecreaseFromReportToReport() {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);
        RecordingContext context = context(recipe);

        // when
        runner.run(recipe, context);

        // then
        assertThat(context.progress()).extracting(JobProgress::tokens).isSorted();
    }

    @Test
    void aRunThatWasStoppedGoesOnAndEndsWithTheBytesOfAnUnbrokenOne() throws IOException {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);
        Map<String, String> unbroken = files(runner.run(recipe, context(recipe)));
        store.progress(recipe.artifact()).clear();
        assertThatThrownBy(() -> runner.run(recipe, context(recipe).stoppingAfterReports(5)))
                .isInstanceOfSatisfying(CategorizedException.class, stopped -> assertThat(stopped.category())
                        .isEqualTo(FailureCategory.INTERRUPTED));
        RecordingContext second = context(recipe);

        // when
        Map<String, String> resumed = files(runner.run(recipe, second));

        // then
        assertThat(second.progress().get(0).step()).isEqualTo(6);
        assertThat(resumed).isEqualTo(unbroken);
    }

    @Test
    void aRunThatWasKilledGoesOnFromItsLastSnapshotAndEndsWithTheSameBytes() throws IOException {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);
        Map<String, String> unbroken = files(runner.run(recipe, context(recipe)));
        store.progress(recipe.artifact()).clear();
        assertThatThrownBy(() -> runner.run(recipe, context(recipe).killedAfterReports(7)))
                .isInstanceOf(RecordingContext.Killed.class);
        RecordingContext second = context(recipe);

        // when
        Map<String, String> resumed = files(runner.run(recipe, second));

        // then
        assertThat(second.progress().get(0).step()).isEqualTo(7);
        assertThat(resumed).isEqualTo(unbroken);
    }

    @Test
    void certainLabelsThatAgreeWithGroundTruthTrainTheSameWeights() throws IOException {
        // given
        Key labels = study.publishLabels(1, labels(1.0));
        FineTune onTruth = study.recipe(null, LEARNING_RATE, 1);
        FineTune onLabels = study.recipe(labels, LEARNING_RATE, 1);

        // when
        Map<String, String> truth = files(runner.run(onTruth, context(onTruth)));
        Map<String, String> learned = files(runner.run(onLabels, context(onLabels)));

        // then
        assertThat(learned.get("adapter_model.safetensors")).isEqualTo(truth.get("adapter_model.safetensors"));
    }

    @Test
    void softLabelsChangeWhatIsLearned() throws IOException {
        // given
        Key labels = study.publishLabels(1, labels(0.6));
        FineTune onTruth = study.recipe(null, LEARNING_RATE, 1);
        FineTune onLabels = study.recipe(labels, LEARNING_RATE, 1);

        // when
        Map<String, String> truth = files(runner.run(onTruth, context(onTruth)));
        Map<String, String> learned = files(runner.run(onLabels, context(onLabels)));

        // then
        assertThat(learned.get("adapter_model.safetensors")).isNotEqualTo(truth.get("adapter_model.safetensors"));
    }

    @Test
    void aLabelSetWithoutALabelForEveryExampleIsRefusedByName() throws IOException {
        // given
        List<SoftLabel> incomplete = new ArrayList<>(TinyStudy.labels(Split.STRONG_TRAIN, 1));
        incomplete.remove(3);
        FineTune recipe = study.recipe(
                study.publishLabels(
                        1, Map.of(Split.STRONG_TRAIN, incomplete, Split.VAL, TinyStudy.labels(Split.VAL, 1))),
                LEARNING_RATE,
                1);

        // then
        assertCorrupt(recipe, "strong_train.parquet has no label for 'strong_train-3'");
    }

    @Test
    void aLabelSetOfOtherExamplesIsRefusedByName() throws IOException {
        // given
        List<SoftLabel> strange = new ArrayList<>(TinyStudy.labels(Split.VAL, 1));
        strange.add(new SoftLabel("stranger", 0.5, null));
        FineTune recipe = study.recipe(
                study.publishLabels(
                        1, Map.of(Split.STRONG_TRAIN, TinyStudy.labels(Split.STRONG_TRAIN, 1), Split.VAL, strange)),
                LEARNING_RATE,
                1);

        // then
        assertCorrupt(recipe, "val.parquet labels examples that are not in the split: 'stranger'");
    }

    @Test
    void aLabelSetThatLabelsAnExampleTwiceIsRefusedByName() throws IOException {
        // given
        List<SoftLabel> repeated = new ArrayList<>(TinyStudy.labels(Split.VAL, 1));
        repeated.add(new SoftLabel("val-0", 0.5, null));
        FineTune recipe = study.recipe(
                study.publishLabels(
                        1, Map.of(Split.STRONG_TRAIN, TinyStudy.labels(Split.STRONG_TRAIN, 1), Split.VAL, repeated)),
                LEARNING_RATE,
                1);

        // then
        assertCorrupt(recipe, "val.parquet has several labels for 'val-0'");
    }

    @Test
    void aLossThatIsNotFiniteFailsTheJobNamingTheStep() {
        // given
        FineTune recipe = study.recipe(null, 1e30, 1);

        // then
        assertThatThrownBy(() -> runner.run(recipe, context(recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("step ");
    }

    @Test
    void aStudentThatLearnsWhatAProbeKeepsCountsIt() throws IOException {
        // given
        List<String> kept = TinyStudy.ids(Split.STRONG_TRAIN).subList(4, 40);
        List<String> keptOfVal = TinyStudy.ids(Split.VAL).subList(0, 11);
        Key labels = study.publishLabels(1, labels(0.8));
        FineTune recipe = study.recipe(labels, LEARNING_RATE, 1)
                .onKept(study.publishKept(Map.of(Split.STRONG_TRAIN, kept, Split.VAL, keptOfVal)));

        // when
        Product product = runner.run(recipe, context(recipe));

        // then
        assertThat(product.measurements())
                .containsEntry("examples", 36.0)
                .containsEntry("examplesLeftOut", 4.0)
                .containsEntry("validationExamples", 11.0)
                .containsEntry("validationExamplesLeftOut", 1.0);
    }

    @Test
    void aRunWithALossThatRemembersGoesOnAfterAKillAndEndsWithTheSameBytes() throws IOException {
        // given
        FineTune plain = study.recipe(study.publishLabels(1, labels(0.8)), LEARNING_RATE, 1);
        FineTune recipe = new FineTune(
                plain.model(),
                plain.dataset(),
                plain.trainSplit(),
                plain.labelSet(),
                new Loss.LogConfidence(0.5, 6, 12, false),
                plain.training(),
                plain.seed());
        Map<String, String> unbroken = files(runner.run(recipe, context(recipe)));
        store.progress(recipe.artifact()).clear();
        assertThatThrownBy(() -> runner.run(recipe, context(recipe).killedAfterReports(7)))
                .isInstanceOf(RecordingContext.Killed.class);

        // when
        Map<String, String> resumed = files(runner.run(recipe, context(recipe)));

        // then
        assertThat(resumed).isEqualTo(unbroken);
        assertThat(unbroken.get("adapter_model.safetensors"))
                .isNotEqualTo(files(runner.run(plain, context(plain))).get("adapter_model.safetensors"));
    }

    @Test
    void groundTruthWithAnotherLossThanCrossEntropyIsRefusedInWords() {
        // given
        FineTune plain = study.recipe(null, LEARNING_RATE, 1);
        ObjectNode message = StudyJson.mapper().valueToTree(plain);
        message.set("loss", StudyJson.mapper().valueToTree(new Loss.LogConfidence(0.5, 100, 32, false)));

        // then
        assertThatThrownBy(() -> StudyJson.read(StudyJson.mapper(), message, Recipe.class))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("ground truth is learned with cross-entropy");
    }

    @Test
    void aSmallerTokenBudgetChangesWeightsByRoundingOnly() throws IOException {
        // given
        FineTune recipe = study.recipe(null, LEARNING_RATE, 1);
        RecordingContext whole = context(recipe);
        RecordingContext divided = context(recipe).withTokenBudgetDivisor(64);

        // when
        Map<String, String> ofWhole = files(runner.run(recipe, whole));
        store.progress(recipe.artifact()).clear();
        Map<String, String> ofDivided = files(runner.run(recipe, divided));

        // then
        for (int i = 0; i < STEPS; i++) {
            assertThat(divided.progress().get(i).loss())
                    .isCloseTo(whole.progress().get(i).loss(), Offset.offset(1e-3));
        }
        assertThat(ofDivided.get("adapter_model.safetensors")).isNotEqualTo(ofWhole.get("adapter_model.safetensors"));
    }

    private static Map<Split, List<SoftLabel>> labels(double ofPositives) {
        return Map.of(
                Split.STRONG_TRAIN,
                TinyStudy.labels(Split.STRONG_TRAIN, ofPositives),
                Split.VAL,
                TinyStudy.labels(Split.VAL, ofPositives));
    }

    private void assertCorrupt(FineTune recipe, String message) {
        assertThatThrownBy(() -> runner.run(recipe, context(recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageEndingWith(message);
    }

    private RecordingContext context(FineTune recipe) {
        return new RecordingContext(store, recipe);
    }

    /** Each file's bytes, in hexadecimal, by name. */
    private Map<String, String> files(Product product) throws IOException {
        Path into = Files.createTempDirectory(folder, "product-");
        product.content().writeTo(into);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(into)) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
