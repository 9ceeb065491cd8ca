package dev.w2s.train;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.worker.kit.BrokerAndStore;
import dev.w2s.worker.kit.BrokerClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service against a real broker, from a request to a published checkpoint. */
@QuarkusTest
@QuarkusTestResource(
        value = BrokerAndStore.class,
        initArgs = @ResourceArg(name = "w2s.train.delivery-limit", value = "2"))
class TrainServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "w2s.store")
    Path storeFolder;

    @TempDir
    Path folder;

    private ArtifactStore store;
    private TinyStudy study;
    private BrokerClient broker;

    @BeforeEach
    void prepare() throws IOException {
        store = FolderArtifactStore.open(storeFolder);
        study = TinyStudy.in(folder, store);
        broker = new BrokerClient(bootstrapServers);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aRequestBecomesACheckpointAndTheEventsThatTellOfIt() {
        // given
        FineTune recipe = study.recipe(null, 1e-2, 1);

        // when
        List<JobEvent> events = broker.run(recipe);

        // then
        assertThat(events.get(0)).isInstanceOf(JobStarted.class);
        assertThat(events.subList(1, events.size() - 1)).isNotEmpty().hasOnlyElementsOfType(JobProgressed.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(JobFinished.class);
        Artifact checkpoint = store.find(recipe.artifact()).orElseThrow();
        assertThat(checkpoint.file("adapter_model.safetensors")).exists();
        assertThat(checkpoint.manifest().producer()).startsWith("train-service ");
        assertThat(checkpoint.manifest().measurements()).containsEntry("steps", 10.0);
    }

    @Test
    void progressTellsStepsLossAndValAuc() {
        // when
        List<JobEvent> events = broker.run(study.recipe(null, 1e-2, 2));

        // then
        JobProgressed last = (JobProgressed) events.get(events.size() - 2);
        assertThat(last.step()).isEqualTo(10);
        assertThat(last.totalSteps()).isEqualTo(10);
        assertThat(last.loss()).isPositive();
        assertThat(last.valAuc()).isBetween(0.0, 1.0);
    }

    @Test
    void aTrainingThatDivergesFailsForGoodNamingTheStep() {
        // when
        List<JobEvent> events = broker.run(study.recipe(null, 1e30, 3));

        // then
        JobFailed failed = (JobFailed) events.get(events.size() - 1);
        assertThat(failed.category()).isEqualTo(FailureCategory.NUMERICAL);
        assertThat(failed.message()).contains("step ");
        assertThat(failed.willRetry()).isFalse();
    }

    @Test
    void aTrainingThatRunsOutOfMemoryIsTriedAgainWithHalfTheTokenBudget() {
        // given
        FineTune recipe = study.recipe(null, 1e-2, 5);
        ScarceMemory.of(recipe.key(), 1);

        // when
        List<JobEvent> events = broker.run(recipe);

        // then
        assertThat(failures(events))
                .singleElement()
                .satisfies(failed -> assertThat(failed.category()).isEqualTo(FailureCategory.OUT_OF_MEMORY))
                .satisfies(failed -> assertThat(failed.message()).contains("With 2048 tokens a pass"));
        assertThat(events).filteredOn(JobStarted.class::isInstance).hasSize(2);
        assertThat(events.get(events.size() - 1)).isInstanceOf(JobFinished.class);
    }

    @Test
    void aTrainingThatNoBudgetFitsHasFailedWithThatCategoryWhenItsTriesAreUsedUp() {
        // given: two deliveries of two tries
        FineTune recipe = study.recipe(null, 1e-2, 6);
        ScarceMemory.of(recipe.key(), Integer.MAX_VALUE);

        // when
        List<JobFailed> failures = failures(broker.run(recipe));

        // then
        assertThat(failures)
                .extracting(failed -> failed.message().replaceAll(".*With (\\d+) tokens.*", "$1"))
                .containsExactly("2048", "1024", "2048", "1024");
        assertThat(failures).extracting(JobFailed::category).containsOnly(FailureCategory.OUT_OF_MEMORY);
        assertThat(failures).extracting(JobFailed::willRetry).containsExactly(true, true, true, false);
    }

    @Test
    void tokensAreCounted() {
        // when
        broker.run(study.recipe(null, 1e-2, 4));

        // then
        assertThat(get("/q/metrics").asString().lines())
                .anyMatch(line ->
                        line.matches("w2s_tokens_total\\{kind=\"fine-tune\",service=\"train-service\"} [1-9].*"));
    }

    @Test
    void itIsReadyAndAlive() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        get("/q/health/live").then().statusCode(200);
    }

    private static List<JobFailed> failures(List<JobEvent> events) {
        return events.stream()
                .filter(JobFailed.class::isInstance)
                .map(JobFailed.class::cast)
                .toList();
    }
}
