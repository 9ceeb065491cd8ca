package dev.w2s.label;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.worker.kit.BrokerAndStore;
import dev.w2s.worker.kit.BrokerClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is deployed: requests in, artifacts and events out, over a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class LabelServiceTest {
    private static final TaskCatalogue TASKS = TaskCatalogue.bundled();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "w2s.store")
    Path storeFolder;

    @TempDir
    Path folder;

    private ArtifactStore store;
    private BrokerClient broker;

    @BeforeEach
    void connect() {
        store = FolderArtifactStore.open(storeFolder);
        broker = new BrokerClient(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void aTaskIsPreparedAndItsDatasetAnnounced() {
        // given
        Sizes sizes = new Sizes(80, 20, 40);
        PrepareTask recipe =
                new PrepareTask(TASKS.find("wordnet-person-artifact").pinned(), sizes, 1);

        // when
        JobEvent end = broker.endOf(recipe);

        // then
        assertThat(end).isInstanceOf(JobFinished.class);
        assertThat(((JobFinished) end).artifact()).isEqualTo(recipe.artifact());
        Artifact dataset = store.find(recipe.artifact()).orElseThrow();
        assertThat(Stream.of(Split.values()).map(new DatasetArtifact(dataset, new DuckDb(1, 256))::count))
                .containsExactly(40L, 40L, 20L, 40L);
    }

    @Test
    void aCheckpointLabelsASplit() throws IOException {
        // given
        TinyCheckpoint tiny = TinyCheckpoint.in(folder, store);
        List<Example> examples =
                List.of(new Example("a", "a", "a window dresser", 1), new Example("b", "b", "the anvil", 0));
        Predict recipe = new Predict(
                tiny.publishCheckpoint(0), tiny.publishDataset(Map.of(Split.VAL, examples)), List.of(Split.VAL));

        // when
        JobEvent end = broker.endOf(recipe);

        // then
        assertThat(end).isInstanceOf(JobFinished.class);
        Artifact labels = store.find(recipe.artifact()).orElseThrow();
        assertThat(new LabelSetArtifact(labels, new DuckDb(1, 256)).labels(Split.VAL))
                .extracting(SoftLabel::id)
                .containsExactly("a", "b");
        assertThat(labels.manifest().measurements()).containsKey("tokens");
    }

    @Test
    void aTaskWithTooFewExamplesFailsInWords() {
        // given
        PrepareTask recipe = new PrepareTask(TASKS.find("ppa").pinned(), new Sizes(400_000, 20, 40), 1);

        // when
        JobEvent end = broker.endOf(recipe);

        // then
        assertThat(end).isInstanceOfSatisfying(JobFailed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_REQUEST);
            assertThat(failed.willRetry()).isFalse();
            assertThat(failed.message()).startsWith("weak_train needs 100000 examples of each label");
        });
    }

    @Test
    void itIsReadyAndCountsItsJobs() {
        // when
        broker.endOf(new PrepareTask(TASKS.find("ppa").pinned(), new Sizes(8, 4, 4), 1));

        // then
        get("/q/health/ready").then().statusCode(200);
        assertThat(get("/q/metrics").asString().lines())
                .anyMatch(line -> line.startsWith("w2s_jobs_total")
                        && line.contains("kind=\"prepare-task\"")
                        && line.contains("outcome=\"finished\"")
                        && line.contains("service=\"label-service\""));
    }
}
