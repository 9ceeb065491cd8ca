package dev.w2s.label.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.Provenance;
import dev.w2s.artifact.content.LabelJoin;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.label.TinyCheckpoint;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.Classifier;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.training.Precision;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.Product;
import dev.w2s.worker.kit.RecordingContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictRunnerTest {
    private static final List<Example> TEST = examples("test", 40);
    private static final List<Example> VAL = examples("val", 10);

    private static Torch torch;

    @TempDir
    private Path folder;

    private final DuckDb duckDb = new DuckDb(1, 256);
    private final List<String> opened = new ArrayList<>();
    private ResidentModels models;
    private FolderArtifactStore store;
    private TinyCheckpoint tiny;

    @BeforeAll
    static void startEngine() {
        torch = Torch.start(0);
    }

    @AfterAll
    static void stopEngine() {
        torch.close();
    }

    @BeforeEach
    void openStore() throws IOException {
        store = FolderArtifactStore.open(folder.resolve("store"));
        tiny = TinyCheckpoint.in(folder, store);
        models = new ResidentModels(
                torch,
                (model, downloads) -> {
                    opened.add(model.reference().location());
                    return new PretrainedModels().open(model, downloads);
                },
                2);
    }

    @AfterEach
    void dropModels() {
        models.close();
    }

    /** Texts of one to five words, so that batches are padded. */
    private static List<Example> examples(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Example(prefix + i, prefix + i, "a noun ".repeat(i % 5) + i, i % 2))
                .toList();
    }

    private PredictRunner runner(int tokensPerBatch) {
        return new PredictRunner(() -> models, new TokenBudget(tokensPerBatch), duckDb);
    }

    private Artifact publish(Predict recipe, int tokensPerBatch) {
        Product product = runner(tokensPerBatch).run(recipe, new RecordingContext(store, recipe));
        return store.publish(
                recipe, new Provenance("test", "cpu", Instant.now(), product.measurements()), product.content());
    }

    private Predict recipe(long checkpointSeed, Split... splits) {
        Key dataset = tiny.publishDataset(Map.of(Split.TEST, TEST, Split.VAL, VAL));
        return new Predict(tiny.publishCheckpoint(checkpointSeed), dataset, List.of(splits));
    }

    private List<SoftLabel> rows(Artifact labels, Split split) {
        return new LabelSetArtifact(labels, duckDb).labels(split);
    }

    @Test
    void howGoodTheLabelsOfEachSplitAreStandsBesideThem() {
        // when
        Artifact labels = publish(recipe(0, Split.TEST, Split.VAL), 4096);

        // then
        assertThat(LabelSetArtifact.qualities(labels))
                .isEqualTo(Map.of(
                        Split.TEST, quality(rows(labels, Split.TEST), TEST),
                        Split.VAL, quality(rows(labels, Split.VAL), VAL)));
    }

    private LabelQuality quality(List<SoftLabel> labels, List<Example> truth) {
        return new LabelJoin(folder, labels).quality(truth.stream());
    }

    @Test
    void aRowHasWhatTheClassifierSaysOfItsExample() {
        // given
        Predict recipe = recipe(0, Split.TEST);
        List<SoftLabel> expected;
        try (ResidentModels.Lease base = models.lease(tiny.model(), Precision.FLOAT32);
                Classifier classifier = Classifier.open(
                        base.model(),
                        store.find(recipe.inputs().get(0)).orElseThrow().folder(),
                        new TokenBudget(4096))) {
            expected = TEST.stream()
                    .map(example -> {
                        double difference = classifier
                                .predict(List.of(example.text()))
                                .get(0)
                                .difference();
                        return new SoftLabel(example.id(), 1 / (1 + Math.exp(-difference)), difference);
                    })
                    .toList();
        }

        // when
        List<SoftLabel> rows = rows(publish(recipe, 4096), Split.TEST);

        // then
        assertThat(rows)
                .extracting(SoftLabel::id)
                .isEqualTo(TEST.stream().map(Example::id).toList());
        assertThat(rows).zipSatisfy(expected, (row, alone) -> {
            assertThat(row.logitDifference()).isCloseTo(alone.logitDifference(), within(1e-5));
            assertThat(row.probability()).isCloseTo(alone.probability(), within(1e-5));
        });
    }

    @Test
    void theTinyCheckpointTellsMostTextsApart() {
        // when
        List<SoftLabel> rows = rows(publish(recipe(0, Split.TEST), 4096), Split.TEST);

        // then
        assertThat(rows.stream().map(SoftLabel::logitDifference).distinct()).hasSizeGreaterThan(TEST.size() / 2);
    }

    @Test
    void onlyTheSplitsOfTheRecipeAreLabelled() {
        assertThat(publish(recipe(0, Split.VAL), 4096).manifest().files())
                .extracting(file -> file.name())
                .containsExactly("quality.json", "val.parquet");
    }

    @Test
    void theLabelsOfASplitAreTheSameBytesWhateverElseIsAskedFor() {
        // when
        Artifact alone = publish(recipe(0, Split.TEST), 64);
        Artifact together = publish(recipe(0, Split.TEST, Split.VAL), 64);

        // then
        assertThat(together.file("test.parquet")).hasSameBinaryContentAs(alone.file("test.parquet"));
    }

    @Test
    void crossFittedEachHalfOfStrongTrainIsLabelledByTheCheckpointOfTheOther() {
        // given
        List<Example> strong = examples("strong", 40);
        Key dataset = tiny.publishDataset(Map.of(Split.STRONG_TRAIN, strong, Split.VAL, VAL));
        Key ofFirstHalf = tiny.publishCheckpoint(0);
        Key ofSecondHalf = tiny.publishCheckpoint(1, Precision.FLOAT32, PredictRunnerTest::zeroTheLastWeights);
        List<Split> splits = List.of(Split.STRONG_TRAIN, Split.VAL);
        Artifact byFirst = publish(new Predict(ofFirstHalf, dataset, splits), 4096);
        Artifact bySecond = publish(new Predict(ofSecondHalf, dataset, splits), 4096);

        // when
        Artifact both = publish(Predict.crossFitted(ofFirstHalf, ofSecondHalf, dataset, splits), 4096);

        // then
        List<Double> first = differences(byFirst, Split.STRONG_TRAIN);
        List<Double> second = differences(bySecond, Split.STRONG_TRAIN);
        assertThat(first).isNotEqualTo(second);
        assertThat(rows(both, Split.STRONG_TRAIN))
                .extracting(SoftLabel::id)
                .isEqualTo(strong.stream().map(Example::id).toList());
        List<Double> crossFitted = differences(both, Split.STRONG_TRAIN);
        for (int i = 0; i < strong.size(); i++) {
            boolean isInFirstHalf = Half.of(strong.get(i).group()) == Half.FIRST;
            assertThat(crossFitted.get(i)).isCloseTo((isInFirstHalf ? second : first).get(i), within(1e-5));
        }
        for (int i = 0; i < VAL.size(); i++) {
            double mean = (differences(byFirst, Split.VAL).get(i)
                            + differences(bySecond, Split.VAL).get(i))
                    / 2;
            assertThat(differences(both, Split.VAL).get(i)).isCloseTo(mean, within(1e-5));
        }
    }

    private List<Double> differences(Artifact labels, Split split) {
        return rows(labels, split).stream().map(SoftLabel::logitDifference).toList();
    }

    /** Another checkpoint of the same form. */
    private static void zeroTheLastWeights(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 1024, bytes.length, (byte) 0);
        Files.write(file, bytes);
    }

    @Test
    void theSizeOfABatchChangesNothingButRounding() {
        // when
        List<SoftLabel> oneBatch = rows(publish(recipe(0, Split.TEST), 4096), Split.TEST);
        List<SoftLabel> manyBatches = rows(publish(recipe(1, Split.TEST), 16), Split.TEST);

        // then
        assertThat(manyBatches).zipSatisfy(oneBatch, (row, other) -> {
            assertThat(row.id()).isEqualTo(other.id());
            assertThat(row.logitDifference()).isCloseTo(other.logitDifference(), within(1e-5));
        });
    }

    @Test
    void theBaseModelIsReadOnceForAllCheckpointsOnIt() {
        // when
        publish(recipe(0, Split.VAL), 4096);
        publish(recipe(1, Split.VAL), 4096);

        // then
        assertThat(opened).hasSize(1);
    }

    @Test
    void progressCountsExamplesOfAllSplitsAndTokens() {
        // given
        Predict recipe = recipe(0, Split.TEST, Split.VAL);
        RecordingContext context = new RecordingContext(store, recipe);

        // when
        Product product = runner(64).run(recipe, context);

        // then
        List<JobProgress> progress = context.progress();
        assertThat(progress.get(0)).isEqualTo(JobProgress.of(0, 50, 0));
        assertThat(progress.get(progress.size() - 1))
                .isEqualTo(JobProgress.of(
                        50, 50, product.measurements().get("tokens").longValue()));
        assertThat(progress).extracting(JobProgress::tokens).isSorted();
    }

    @Test
    void aJobThatIsToldToStopEndsAfterTheBatchInHand() {
        // given
        Predict recipe = recipe(0, Split.TEST);
        RecordingContext context = new RecordingContext(store, recipe).stoppingAfterReports(2);

        // then
        assertThatThrownBy(() -> runner(16).run(recipe, context))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INTERRUPTED));
        assertThat(context.progress()).hasSize(2);
    }

    @Test
    void logitsThatAreNotNumbersAreRefusedWithTheExample() {
        // given
        Key dataset = tiny.publishDataset(Map.of(Split.VAL, VAL));
        Key diverged = tiny.publishCheckpoint(2, Precision.FLOAT32, PredictRunnerTest::endWithNan);
        Predict recipe = new Predict(diverged, dataset, List.of(Split.VAL));

        // then
        assertThatThrownBy(() -> runner(4096).run(recipe, new RecordingContext(store, recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("'val0'")
                .hasMessageContaining("NaN");
    }

    /** The last four bytes of a safetensors file are the last element of its last tensor. */
    private static void endWithNan(Path safetensors) throws IOException {
        byte[] bytes = Files.readAllBytes(safetensors);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
        Files.write(safetensors, bytes);
    }

    @Test
    void aBaseModelThatChangedSinceTheCheckpointWasMadeIsRefused() throws IOException {
        // given
        Predict recipe = recipe(0, Split.VAL);
        Files.writeString(tiny.modelFile("config.json"), Files.readString(tiny.modelFile("config.json")) + "\n");

        // then
        assertThatThrownBy(() -> runner(4096).run(recipe, new RecordingContext(store, recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(tiny.model().sha256());
    }

    @Test
    void aBaseModelThatIsGoneIsMissing() throws IOException {
        // given
        Predict recipe = recipe(0, Split.VAL);
        Files.delete(tiny.modelFile("model.safetensors"));

        // then
        assertThatThrownBy(() -> runner(4096).run(recipe, new RecordingContext(store, recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("model.safetensors");
    }

    @Test
    void aDatasetWithoutTheSplitIsRefusedByName() {
        // given
        Key dataset = tiny.publishDataset(Map.of(Split.VAL, VAL));
        Predict recipe = new Predict(tiny.publishCheckpoint(0), dataset, List.of(Split.TEST));

        // then
        assertThatThrownBy(() -> runner(4096).run(recipe, new RecordingContext(store, recipe)))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("test.parquet");
    }
}
