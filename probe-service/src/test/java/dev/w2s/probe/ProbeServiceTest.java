package dev.w2s.probe;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.probe.fixture.ProbeStore;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import dev.w2s.study.probe.Distance;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.training.Precision;
import dev.w2s.worker.kit.BrokerAndStore;
import dev.w2s.worker.kit.BrokerClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class ProbeServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "w2s.store")
    Path storeFolder;

    @TempDir
    Path folder;

    private BrokerClient broker;

    @BeforeEach
    void connect() {
        broker = new BrokerClient(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void itBecomesReady() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        List<String> checks = get("/q/health/ready").path("checks.name");
        assertThat(checks).contains("probe-service queue", "probe-service store");
    }

    @Test
    void itIsAlive() {
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void itHasTheMetersOfAServiceThatTakesJobs() {
        assertThat(get("/q/metrics").asString())
                .contains("w2s_jobs_in_flight{service=\"probe-service\"}")
                .contains("w2s_queue_lag{topic=\"w2s.probe.jobs\"}");
    }

    @Test
    void activationsAreExtractedAndAProbeFittedOnThem() throws IOException {
        // given: the first word of a text is its class
        FolderArtifactStore store = FolderArtifactStore.open(storeFolder);
        ProbeStore fixture = new ProbeStore(folder, store);
        Map<Split, List<Example>> examples = new EnumMap<>(Split.class);
        Map<Split, List<SoftLabel>> labels = new EnumMap<>(Split.class);
        for (Split split : List.of(Split.STRONG_TRAIN, Split.VAL, Split.TEST)) {
            examples.put(split, examples(split));
            labels.put(
                    split,
                    examples.get(split).stream()
                            .map(example -> new SoftLabel(example.id(), 0.1 + 0.8 * example.label(), null))
                            .toList());
        }
        Key dataset = fixture.publishDataset(examples);
        ExtractActivations extraction = new ExtractActivations(
                fixture.model(none -> {}), Precision.FLOAT32, List.of(1, 2), dataset, List.copyOf(examples.keySet()));
        FitProbe fitting = new FitProbe(
                extraction.key(),
                2,
                dataset,
                fixture.publishLabels(labels),
                new Probe.LogisticRegression(0.01, true),
                0.1,
                List.of(Split.TEST));

        // when
        JobEvent extracted = broker.endOf(extraction);
        JobEvent fitted = broker.endOf(fitting);

        // then
        assertThat(extracted).isInstanceOf(JobFinished.class);
        assertThat(fitted).isInstanceOf(JobFinished.class);
        Artifact made = store.find(fitting.artifact()).orElseThrow();
        assertThat(made.manifest().measurements())
                .containsEntry("strong_train.kept", 27.0)
                .containsEntry("val.truthAgreement", 1.0);
        assertThat(new LabelSetArtifact(made, ProbeStore.DUCK_DB).labels(Split.TEST))
                .extracting(SoftLabel::id)
                .isEqualTo(examples.get(Split.TEST).stream().map(Example::id).toList());
    }

    private static List<Example> examples(Split split) {
        return IntStream.range(0, split == Split.STRONG_TRAIN ? 30 : 20)
                .mapToObj(i -> new Example(
                        split.label() + i,
                        split.label() + i,
                        (i % 2 == 0 ? "anvil " : "dresser ").repeat(3) + i,
                        i % 2))
                .toList();
    }

    @Test
    void aProbeOnTooFewExamplesFailsInWords() {
        // given
        ProbeStore fixture = new ProbeStore(folder, FolderArtifactStore.open(storeFolder));
        List<Example> two = List.of(new Example("a", "a", "text", 0), new Example("b", "b", "text", 1));
        Map<Split, List<SoftLabel>> labels =
                Map.of(Split.STRONG_TRAIN, List.of(new SoftLabel("a", 0.2, null), new SoftLabel("b", 0.7, null)));
        FitProbe fitting = new FitProbe(
                fixture.publishActivations(
                        Map.of(Split.STRONG_TRAIN, new ProbeStore.Rows(List.of("a", "b"), new float[] {1, 2, 3, 4}))),
                1,
                fixture.publishDataset(Map.of(Split.STRONG_TRAIN, two)),
                fixture.publishLabels(labels),
                new Probe.NearestNeighbours(50, Distance.COSINE, true),
                0.1,
                List.of(Split.STRONG_TRAIN));

        // when
        JobEvent end = broker.endOf(fitting);

        // then
        assertThat(end).isInstanceOfSatisfying(JobFailed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_REQUEST);
            assertThat(failed.willRetry()).isFalse();
            assertThat(failed.message()).startsWith("k: 50 must be from 1 to the 1 other examples");
        });
    }

    @Test
    void whatIsNoJobLeavesItsQueueForTheDeadLetters() {
        // when
        broker.send(Service.PROBE.jobsTopic(), "garbage", "?".getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(broker.deadLetter("garbage").value()).isEqualTo("?".getBytes(StandardCharsets.UTF_8));
    }
}
