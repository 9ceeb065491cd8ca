package dev.w2s.label.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.Provenance;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.hub.HubSettings;
import dev.w2s.model.tokenizer.MiniLmTokens;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.source.DataSources;
import dev.w2s.task.source.SourceSettings;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.Product;
import dev.w2s.worker.kit.RecordingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrepareTaskRunnerTest {
    private static final Sizes SIZES = new Sizes(80, 20, 40);
    private static final PrepareTask RECIPE = new PrepareTask(
            TaskCatalogue.bundled().find("wordnet-person-artifact").pinned(), SIZES, 7);

    @TempDir
    private Path folder;

    private static final DuckDb DUCK_DB = new DuckDb(1, 256);

    private PrepareTaskRunner runner;

    @BeforeEach
    void makeRunner() {
        runner = new PrepareTaskRunner(
                preparation(folder.resolve("files")),
                new TokenCounter(MiniLmTokens.NAME, new MiniLmTokens()::count),
                DUCK_DB);
    }

    private static TaskPreparation preparation(Path files) {
        SourceSettings settings = new SourceSettings(
                List.of(),
                files,
                1L << 30,
                true,
                () -> HubSettings.fromEnvironment(Map.of()),
                PrepareTaskRunnerTest.class.getClassLoader());
        return new TaskPreparation(DataSources.of(settings), DUCK_DB, files);
    }

    static List<TaskDefinition> bundledTasks() {
        return TaskCatalogue.bundled().all().stream()
                .filter(task -> task.data().source().startsWith("maven:"))
                .toList();
    }

    private Artifact publish(PrepareTask recipe, String storeName) {
        ArtifactStore store = FolderArtifactStore.open(folder.resolve(storeName));
        Product product = runner.run(recipe, new RecordingContext(store, recipe));
        return store.publish(
                recipe, new Provenance("test", "cpu", Instant.now(), product.measurements()), product.content());
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void everySplitIsAFileOfItsNameAndSize(Split split) {
        // when
        Artifact dataset = publish(RECIPE, "store");

        // then
        assertThat(new DatasetArtifact(dataset, DUCK_DB).examples(split))
                .hasSize(SIZES.of(split))
                .allSatisfy(
                        example -> assertThat(example.id()).startsWith("wn31-").isEqualTo(example.group()));
    }

    @Test
    void noTextIsInTwoSplits() {
        // when
        Artifact dataset = publish(RECIPE, "store");

        // then
        assertThat(Arrays.stream(Split.values())
                        .flatMap(split -> new DatasetArtifact(dataset, DUCK_DB).examples(split).stream())
                        .map(Example::text))
                .hasSize(140)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("bundledTasks")
    void theSameRecipeGivesTheSameBytes(TaskDefinition task) {
        // given
        PrepareTask recipe = new PrepareTask(task.pinned(), SIZES, 7);

        // then
        assertThat(publish(recipe, "one").manifest().files())
                .hasSize(5)
                .isEqualTo(publish(recipe, "other").manifest().files());
    }

    @Test
    void theCardLiesBesideTheSplits() throws IOException {
        // when
        Artifact dataset = publish(RECIPE, "store");

        // then
        TaskCard card = StudyJson.mapper().readValue(Files.readAllBytes(dataset.file("card.json")), TaskCard.class);
        assertThat(card.splits())
                .extracting(split -> split.split() + " " + split.label0() + " " + split.label1())
                .containsExactly("WEAK_TRAIN 20 20", "STRONG_TRAIN 20 20", "VAL 10 10", "TEST 20 20");
    }

    @Test
    void progressGoesFromNoneToAllExamples() {
        // given
        RecordingContext context = new RecordingContext(FolderArtifactStore.open(folder), RECIPE);

        // when
        runner.run(RECIPE, context);

        // then
        assertThat(context.progress()).containsExactly(JobProgress.of(0, 140, 0), JobProgress.of(140, 140, 0));
    }

    @Test
    void aJobThatIsToldToStopMakesNothing() {
        // given
        RecordingContext context =
                new RecordingContext(FolderArtifactStore.open(folder), RECIPE).stoppingAfterReports(1);

        // then
        assertThatThrownBy(() -> runner.run(RECIPE, context))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INTERRUPTED));
    }
}
