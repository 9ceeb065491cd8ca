package dev.w2s.probe.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.ManifestFile;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.probe.fixture.ProbeStore;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.probing.fixture.ProbeFixture;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.Product;
import dev.w2s.worker.kit.RecordingContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture's training points are strong_train, its test points both val and test. */
class FitProbeRunnerTest {
    private static final Probe KNN = new Probe.NearestNeighbours(10, Distance.EUCLIDEAN, true);

    @TempDir
    private Path folder;

    private FolderArtifactStore store;
    private ProbeStore fixture;
    private final Map<Split, float[]> features = new EnumMap<>(Split.class);
    private final Map<Split, double[]> labels = new EnumMap<>(Split.class);
    private final Map<Split, int[]> truth = new EnumMap<>(Split.class);
    private final Map<Split, List<String>> labelled = new EnumMap<>(Split.class);

    @BeforeEach
    void openStore() {
        store = FolderArtifactStore.open(folder.resolve("store"));
        fixture = new ProbeStore(folder, store);
        put(Split.STRONG_TRAIN, "train");
        put(Split.VAL, "test");
        put(Split.TEST, "test");
    }

    private void put(Split split, String name) {
        features.put(split, ProbeFixture.features(name));
        labels.put(split, ProbeFixture.labels(name));
        truth.put(split, ProbeFixture.truth(name));
        labelled.put(split, ids(split));
    }

    private List<String> ids(Split split) {
        return IntStream.range(0, truth.get(split).length)
                .mapToObj(i -> split.label() + "-" + i)
                .toList();
    }

    private FitProbe recipe(Probe probe, double contamination, Split... splits) {
        Map<Split, List<Example>> examples = new EnumMap<>(Split.class);
        Map<Split, ProbeStore.Rows> rows = new EnumMap<>(Split.class);
        Map<Split, List<SoftLabel>> labelRows = new EnumMap<>(Split.class);
        for (Split split : features.keySet()) {
            List<String> ids = ids(split);
            int[] ones = truth.get(split);
            examples.put(
                    split,
                    IntStream.range(0, ones.length)
                            .mapToObj(i -> new Example(ids.get(i), ids.get(i), "text", ones[i]))
                            .toList());
            rows.put(split, new ProbeStore.Rows(ids, features.get(split)));
            labelRows.put(
                    split,
                    IntStream.range(0, labelled.get(split).size())
                            .mapToObj(i -> new SoftLabel(labelled.get(split).get(i), labels.get(split)[i], null))
                            .toList());
        }
        return new FitProbe(
                fixture.publishActivations(rows),
                1,
                fixture.publishDataset(examples),
                fixture.publishLabels(labelRows),
                probe,
                contamination,
                List.of(splits));
    }

    private static FitProbeRunner runner() {
        return new FitProbeRunner(() -> Engine.TORCH, 128, ProbeStore.DUCK_DB);
    }

    private Artifact publish(FitProbe recipe) {
        Product product = runner().run(recipe, new RecordingContext(store, recipe));
        return fixture.publish(recipe, product.measurements(), product.content());
    }

    private static List<SoftLabel> labels(Artifact made, Split split) {
        return new LabelSetArtifact(made, ProbeStore.DUCK_DB).labels(split);
    }

    private static double[] probabilities(Artifact made, Split split) {
        return labels(made, split).stream().mapToDouble(SoftLabel::probability).toArray();
    }

    private void assertRefused(FitProbe recipe, FailureCategory category, String message) {
        assertThatThrownBy(() -> runner().run(recipe, new RecordingContext(store, recipe)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category))
                .hasMessageContaining(message);
    }

    @Test
    void predictionsAreTheProbesWithTheExamplesIds() {
        // when
        Artifact made = publish(recipe(KNN, 0.1, Split.STRONG_TRAIN, Split.TEST));

        // then
        assertThat(probabilities(made, Split.TEST)).containsExactly(ProbeFixture.expected("knn10.test"), within(1e-6));
        assertThat(probabilities(made, Split.STRONG_TRAIN))
                .containsExactly(ProbeFixture.expected("knn10.train_leave_one_out"), within(1e-6));
        assertThat(labels(made, Split.TEST)).extracting(SoftLabel::id).isEqualTo(ids(Split.TEST));
    }

    @Test
    void howGoodTheLabelsOfEachSplitAreStandsBesideThem() {
        // when
        Artifact made = publish(recipe(KNN, 0.1, Split.STRONG_TRAIN, Split.TEST));

        // then
        Map<Split, LabelQuality> qualities = LabelSetArtifact.qualities(made);
        assertThat(qualities).containsOnlyKeys(Split.STRONG_TRAIN, Split.TEST);
        qualities.forEach((split, quality) -> {
            boolean[] ones = new boolean[truth.get(split).length];
            for (int i = 0; i < ones.length; i++) {
                ones[i] = truth.get(split)[i] == 1;
            }
            double[] predicted = probabilities(made, split);
            assertThat(quality).isEqualTo(LabelQuality.of(ones, predicted, predicted));
        });
    }

    @Test
    void onlyTheSplitsOfTheRecipeAreWritten() {
        assertThat(publish(recipe(KNN, 0.1, Split.TEST)).manifest().files())
                .extracting(ManifestFile::name)
                .containsExactly("kept.json", "quality.json", "test.parquet");
    }

    @Test
    void theKeptIdsAreThoseThatTheReferenceKeeps() {
        // when
        Artifact made = publish(recipe(KNN, 0.1, Split.TEST));

        // then
        Map<Split, List<String>> kept = LabelSetArtifact.kept(made);
        assertThat(kept.get(Split.STRONG_TRAIN))
                .isEqualTo(Arrays.stream(ProbeFixture.rows("knn10.filter_leave_one_out.kept_sorted"))
                        .mapToObj(row -> "strong_train-" + row)
                        .toList());
        assertThat(kept.get(Split.VAL)).hasSize(180).isSubsetOf(ids(Split.VAL)).doesNotHaveDuplicates();
    }

    @Test
    void whatFilteringDidIsMeasured() {
        // when
        Artifact made = publish(recipe(KNN, 0.1, Split.TEST));

        // then: accuracy as the fixture's expected.json has it, 0.8133 of the weak labels, 0.8767 of the probe
        Map<String, Double> measured = made.manifest().measurements();
        assertThat(measured)
                .containsEntry("strong_train.examples", 600.0)
                .containsEntry("strong_train.kept", 540.0)
                .containsEntry("val.examples", 200.0)
                .containsEntry("val.kept", 180.0)
                .doesNotContainKey("strong_train.leftOutByComponents");
        assertThat(measured.get("strong_train.labelAccuracy")).isCloseTo(0.8133333, within(1e-6));
        assertThat(measured.get("strong_train.truthAgreement")).isCloseTo(0.8766667, within(1e-6));
        assertThat(measured.get("strong_train.keptLabelAccuracy"))
                .isGreaterThan(measured.get("strong_train.labelAccuracy"));
    }

    @Test
    void theLogisticProbeTellsItsLogits() {
        // when
        Artifact made = publish(recipe(new Probe.LogisticRegression(0.01, true), 0.1, Split.TEST));

        // then
        double[] expected = ProbeFixture.expected("logreg_standardised_l2_0.01.test_probability");
        List<SoftLabel> rows = labels(made, Split.TEST);
        assertThat(rows).hasSize(200).allSatisfy(row -> {
            assertThat(row.probability()).isCloseTo(expected[rows.indexOf(row)], within(1e-7));
            assertThat(1 / (1 + Math.exp(-row.logitDifference()))).isCloseTo(row.probability(), within(1e-12));
        });
    }

    @Test
    void whatTopoFiltersComponentsLeftOutIsMeasuredAndKeptIdsAreThoseOfTheReference() {
        // when
        Artifact made = publish(
                recipe(new Probe.TopoFilter(5, 5, Components.WEAKLY_CONNECTED), 0.1, Split.STRONG_TRAIN, Split.TEST));

        // then
        assertThat(made.manifest().measurements()).containsEntry("strong_train.leftOutByComponents", 19.0);
        assertThat(LabelSetArtifact.kept(made).get(Split.STRONG_TRAIN))
                .isEqualTo(Arrays.stream(ProbeFixture.rows("topo_5_5_weak_both_endpoints.kept_sorted"))
                        .mapToObj(row -> "strong_train-" + row)
                        .toList());
        assertThat(probabilities(made, Split.TEST))
                .containsExactly(ProbeFixture.expected("topo_5_5_weak_both_endpoints.topolabel_test"), within(1e-6));
    }

    @Test
    void theLabelsOfAPerfectProbeAreGroundTruth() {
        // given: the first feature tells the class
        for (Split split : truth.keySet()) {
            int[] ones = truth.get(split);
            float[] points = features.get(split);
            for (int row = 0; row < ones.length; row++) {
                points[row * 48] = 10_000 * ones[row];
            }
            labels.put(split, Arrays.stream(ones).asDoubleStream().toArray());
        }

        // when
        Artifact made = publish(recipe(KNN, 0.1, Split.STRONG_TRAIN, Split.VAL, Split.TEST));

        // then
        for (Split split : truth.keySet()) {
            assertThat(probabilities(made, split))
                    .containsExactly(
                            Arrays.stream(truth.get(split)).asDoubleStream().toArray());
        }
    }

    @Test
    void splitsAreReportedAsTheyArePredicted() {
        // given
        FitProbe recipe = recipe(KNN, 0.1, Split.TEST);
        RecordingContext context = new RecordingContext(store, recipe);

        // when
        runner().run(recipe, context);

        // then
        assertThat(context.progress())
                .containsExactly(
                        JobProgress.of(0, 3, 0),
                        JobProgress.of(1, 3, 0),
                        JobProgress.of(2, 3, 0),
                        JobProgress.of(3, 3, 0));
    }

    @Test
    void aJobThatIsToldToStopEndsAndLeavesNoNativeMemory() {
        // given
        FitProbe recipe = recipe(new Probe.LogisticRegression(0.01, true), 0.1, Split.TEST);
        int before = Engine.TORCH.liveTensors();

        // then
        assertThatThrownBy(() -> runner().run(recipe, new RecordingContext(store, recipe).stoppingAfterReports(1)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INTERRUPTED));
        assertThat(Engine.TORCH.liveTensors()).isEqualTo(before);
    }

    @Test
    void fewerExamplesThanNeighboursAreRefused() {
        assertRefused(
                recipe(new Probe.NearestNeighbours(600, Distance.EUCLIDEAN, true), 0.1, Split.TEST),
                FailureCategory.INVALID_REQUEST,
                "k: 600 must be from 1 to the 599 other examples");
    }

    @Test
    void labelsOfOneClassOnlyAreRefused() {
        // given
        Arrays.fill(labels.get(Split.STRONG_TRAIN), 1);

        // then
        assertRefused(
                recipe(KNN, 0.1, Split.TEST), FailureCategory.NUMERICAL, "600 labels to fit the probe on, all 1.0");
    }

    @Test
    void activationsThatAreNotNumbersAreRefusedWithTheirExample() {
        // given
        features.get(Split.TEST)[7 * 48 + 3] = Float.NaN;

        // then
        assertRefused(recipe(KNN, 0.1, Split.TEST), FailureCategory.NUMERICAL, "'test-7'");
    }

    @Test
    void aLabelSetOfOtherExamplesIsRefused() {
        // given
        List<String> others = new ArrayList<>(ids(Split.STRONG_TRAIN));
        others.set(5, "stranger");
        labelled.put(Split.STRONG_TRAIN, others);

        // then
        assertRefused(recipe(KNN, 0.1, Split.TEST), FailureCategory.CORRUPT_INPUT, "has no label for 'strong_train-5'");
    }

    @Test
    void activationsOfOtherExamplesThanTheDatasetsAreRefused() {
        // given
        FitProbe whole = recipe(KNN, 0.1, Split.TEST);
        Key other = fixture.publishDataset(Map.of(
                Split.STRONG_TRAIN, List.of(new Example("x", "x", "text", 1), new Example("y", "y", "text", 0))));
        FitProbe mixed = new FitProbe(whole.activations(), 1, other, whole.labelSet(), KNN, 0.1, List.of(Split.TEST));

        // then
        assertRefused(mixed, FailureCategory.CORRUPT_INPUT, "the dataset has 2, beginning with [x, y]");
    }

    @Test
    void aLayerThatWasNotExtractedIsRefused() {
        // given
        FitProbe whole = recipe(KNN, 0.1, Split.TEST);
        FitProbe other =
                new FitProbe(whole.activations(), 9, whole.dataset(), whole.labelSet(), KNN, 0.1, List.of(Split.TEST));

        // then
        assertRefused(other, FailureCategory.CORRUPT_INPUT, "layer.9");
    }

    @Test
    void aFilterThatLeavesNothingIsRefused() {
        assertRefused(
                recipe(new Probe.TopoFilter(5, 5, Components.WEAKLY_CONNECTED), 0.9999, Split.TEST),
                FailureCategory.INVALID_REQUEST,
                "filtering leaves none of the 600 examples of strong_train");
    }
}
