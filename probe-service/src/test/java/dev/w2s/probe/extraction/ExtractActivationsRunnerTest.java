package dev.w2s.probe.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.ManifestFile;
import dev.w2s.artifact.content.ActivationsArtifact;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.Cancellation;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.model.prediction.PredictionListener;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.probe.fixture.ProbeStore;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.Product;
import dev.w2s.worker.kit.RecordingContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractActivationsRunnerTest {
    private static final List<Example> TEST = examples("test", 40);
    private static final List<Example> VAL = examples("val", 10);

    @TempDir
    private Path folder;

    private FolderArtifactStore store;
    private ProbeStore fixture;
    private ResidentModels models;
    private PinnedModel model;

    @BeforeEach
    void openStore() throws IOException {
        store = FolderArtifactStore.open(folder.resolve("store"));
        fixture = new ProbeStore(folder, store);
        model = fixture.model(none -> {});
        models = new ResidentModels(Engine.TORCH, new PretrainedModels(), 2);
    }

    @AfterEach
    void dropModels() {
        models.close();
    }

    private static List<Example> examples(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Example(prefix + i, prefix + i, "a noun ".repeat(i % 5) + i, i % 2))
                .toList();
    }

    private ExtractActivations recipe(List<Integer> layers, Split... splits) {
        Key dataset = fixture.publishDataset(Map.of(Split.TEST, TEST, Split.VAL, VAL));
        return new ExtractActivations(model, Precision.FLOAT32, layers, dataset, List.of(splits));
    }

    private ExtractActivationsRunner runner(int tokensPerBatch) {
        return new ExtractActivationsRunner(() -> models, new TokenBudget(tokensPerBatch), ProbeStore.DUCK_DB);
    }

    private Artifact publish(ExtractActivations recipe, int tokensPerBatch, RecordingContext context) {
        Product product = runner(tokensPerBatch).run(recipe, context);
        return fixture.publish(recipe, product.measurements(), product.content());
    }

    private Artifact publish(ExtractActivations recipe, int tokensPerBatch) {
        return publish(recipe, tokensPerBatch, new RecordingContext(store, recipe));
    }

    private static float[] layer(Artifact activations, Split split, int layer) {
        try (SafetensorsFile file = SafetensorsFile.open(activations.file(split.label() + ".safetensors"))) {
            return file.floats("layer." + layer);
        }
    }

    @Test
    void aRowIsTheHiddenStateOfItsExample() {
        // given
        ExtractActivations recipe = recipe(List.of(0, 2, 3), Split.VAL);
        List<float[][]> alone = new ArrayList<>();
        DownloadWatch downloads = new DownloadWatch(model, new RecordingContext(store, recipe));
        try (ResidentModels.Lease base = models.lease(model, Precision.FLOAT32, downloads);
                HiddenStates states = new HiddenStates(base.model(), model, List.of(0, 2, 3), new TokenBudget(4096))) {
            for (Example example : VAL) {
                states.extract(
                        List.of(example.text()).iterator(), alone::add, PredictionListener.NONE, Cancellation.NEVER);
            }
        }

        // when
        Artifact activations = publish(recipe, 4096);

        // then
        for (int i = 0; i < 3; i++) {
            float[] rows = layer(activations, Split.VAL, recipe.layers().get(i));
            for (int row = 0; row < VAL.size(); row++) {
                assertThat(Arrays.copyOfRange(rows, row * 64, row * 64 + 64))
                        .containsExactly(alone.get(row)[i], within(1e-5f));
            }
        }
    }

    @Test
    void aLayerIsReadBackAsPointsWithTheirIds() {
        // given
        Artifact activations = publish(recipe(List.of(1, 2), Split.TEST), 4096);

        // when
        try (Points points = Points.of(Engine.TORCH, new ActivationsArtifact(activations).layer(Split.TEST, 2))) {
            // then
            assertThat(points.ids()).isEqualTo(TEST.stream().map(Example::id).toList());
            assertThat(points.tensor().toFloats()).containsExactly(layer(activations, Split.TEST, 2));
        }
    }

    @Test
    void onlyTheSplitsOfTheRecipeAreThere() {
        assertThat(publish(recipe(List.of(1), Split.VAL), 4096).manifest().files())
                .extracting(ManifestFile::name)
                .containsExactly("val.safetensors");
    }

    @Test
    void progressCountsExamplesOfAllSplitsAndTokens() {
        // given
        ExtractActivations recipe = recipe(List.of(1), Split.TEST, Split.VAL);
        RecordingContext context = new RecordingContext(store, recipe);

        // when
        Artifact activations = publish(recipe, 64, context);

        // then
        List<JobProgress> progress = context.progress();
        long tokens = activations.manifest().measurements().get("tokens").longValue();
        assertThat(progress.get(0)).isEqualTo(JobProgress.of(0, 50, 0));
        assertThat(progress.get(progress.size() - 1)).isEqualTo(JobProgress.of(50, 50, tokens));
    }

    @Test
    void aRunThatWasStoppedGoesOnWithTheNextSplitAndEndsWithTheSameBytes() {
        // given: val comes first and is whole, test is not
        ExtractActivations recipe = recipe(List.of(1, 3), Split.TEST, Split.VAL);
        RecordingContext stopped = new RecordingContext(store, recipe).stoppingAfterReports(20);
        assertThatThrownBy(() -> runner(16).run(recipe, stopped)).hasMessage("stopped by the test");
        assertThat(stopped.progressFolder().latest().orElseThrow().resolve("val.safetensors"))
                .exists();

        // when
        RecordingContext resumed = new RecordingContext(store, recipe);
        Artifact activations = publish(recipe, 16, resumed);

        // then
        assertThat(resumed.progress().get(0)).isEqualTo(JobProgress.of(10, 50, 0));
        FolderArtifactStore other = FolderArtifactStore.open(folder.resolve("other"));
        ProbeStore unbroken = new ProbeStore(folder, other);
        unbroken.publishDataset(Map.of(Split.TEST, TEST, Split.VAL, VAL));
        Product product = runner(16).run(recipe, new RecordingContext(other, recipe));
        assertThat(unbroken.publish(recipe, product.measurements(), product.content())
                        .manifest()
                        .files())
                .isEqualTo(activations.manifest().files());
    }

    @Test
    void aHiddenStateThatIsNotFiniteIsRefusedWithItsExample() throws IOException {
        // given
        model = fixture.model(ExtractActivationsRunnerTest::fillWithNan);
        ExtractActivations recipe = recipe(List.of(1), Split.VAL);

        // then
        assertThatThrownBy(() -> publish(recipe, 4096))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("'val0' at layer 1 is NaN");
    }

    private static void fillWithNan(Path modelFolder) throws IOException {
        Path weights = modelFolder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        int data =
                8 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Arrays.fill(bytes, data, bytes.length, (byte) 0xFF);
        Files.write(weights, bytes);
    }

    @Test
    void aLayerThatTheModelDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> publish(recipe(List.of(1, 4), Split.VAL), 4096))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("4");
    }
}
