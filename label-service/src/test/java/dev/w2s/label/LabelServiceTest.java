package dev.w2s.label;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is deployed: requests in, artifacts and events out, over a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class LabelServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TaskCatalogue TASKS = TaskCatalogue.bundled();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "w2s.store")
    Path storeFolder;

    @TempDir
    Path folder;

    private ArtifactStore store;
    private KafkaProducer<String, byte[]> requests;
    private KafkaConsumer<String, byte[]> events;

    @BeforeEach
    void connect() {
        store = FolderArtifactStore.open(storeFolder);
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        requests = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        events = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        TopicPartition jobEvents = new TopicPartition(Topics.JOB_EVENTS, 0);
        events.assign(List.of(jobEvents));
        events.seekToEnd(List.of(jobEvents));
        events.position(jobEvents);
    }

    @AfterEach
    void disconnect() {
        requests.close();
        events.close();
    }

    @Test
    void aTaskIsPreparedAndItsDatasetAnnounced() {
        // given
        Sizes sizes = new Sizes(80, 20, 40);
        PrepareTask recipe =
                new PrepareTask(TASKS.find("wordnet-person-artifact").pinned(), sizes, 1);

        // when
        JobEvent end = lastEventOf(recipe);

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
        JobEvent end = lastEventOf(recipe);

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
        JobEvent end = lastEventOf(recipe);

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
        lastEventOf(new PrepareTask(TASKS.find("ppa").pinned(), new Sizes(8, 4, 4), 1));

        // then
        get("/q/health/ready").then().statusCode(200);
        assertThat(get("/q/metrics").asString().lines())
                .anyMatch(line -> line.startsWith("w2s_jobs_total")
                        && line.contains("kind=\"prepare-task\"")
                        && line.contains("outcome=\"finished\"")
                        && line.contains("service=\"label-service\""));
    }

    private JobEvent lastEventOf(Recipe recipe) {
        send(new JobRequested(recipe.key(), "study-1", "a job of a test", 1, recipe));
        List<JobEvent> ends = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            events.poll(Duration.ofMillis(100)).forEach(record -> {
                JobEvent event = event(record);
                if (event.key().equals(recipe.key()) && isEnd(event)) {
                    ends.add(event);
                }
            });
            return !ends.isEmpty();
        });
        return ends.get(0);
    }

    private void send(JobRequested request) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Service.LABEL.jobsTopic(), request.messageKey(), EventJson.write(request));
        record.headers()
                .add("ce_type", request.type().cloudEventsType().getBytes(StandardCharsets.UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        requests.send(record);
        requests.flush();
    }

    private static JobEvent event(ConsumerRecord<String, byte[]> record) {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return (JobEvent) EventJson.read(type, record.value());
    }

    private static boolean isEnd(JobEvent event) {
        return event instanceof JobFinished || (event instanceof JobFailed failed && !failed.willRetry());
    }
}
