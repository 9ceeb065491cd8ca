package dev.w2s.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.worker.kit.BrokerAndStore;
import dev.w2s.worker.kit.BrokerClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three workers in one JVM, a toy for each job, a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class JobWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "w2s.store")
    Path storeFolder;

    @Inject
    ToyPreparation toy;

    private BrokerClient broker;
    private ArtifactStore store;

    @BeforeEach
    void connect() {
        broker = new BrokerClient(bootstrapServers);
        store = FolderArtifactStore.open(storeFolder);
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void aJobIsStartedProgressesAndFinishesWithItsArtifactPublished() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.request(request);

        // then
        List<JobEvent> events = broker.eventsUntilEnd(request.key());
        assertThat(events.get(0)).isInstanceOf(JobStarted.class);
        assertThat(events.subList(1, events.size() - 1)).hasOnlyElementsOfType(JobProgressed.class);
        JobFinished finished = (JobFinished) events.get(events.size() - 1);
        assertThat(finished.reused()).isFalse();
        assertThat(finished.artifact()).isEqualTo(request.recipe().artifact());
        assertThat(store.exists(finished.artifact())).isTrue();
    }

    @Test
    void theLastProgressIsReportedHoweverFastItFollowedTheFirst() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.request(request);

        // then
        List<JobProgressed> progress = broker.eventsUntilEnd(request.key()).stream()
                .filter(JobProgressed.class::isInstance)
                .map(JobProgressed.class::cast)
                .toList();
        assertThat(progress).extracting(JobProgressed::step).containsExactly(0L, 10L);
        assertThat(progress.get(1).loss()).isEqualTo(0.25);
        assertThat(progress.get(1).valAuc()).isEqualTo(0.9);
    }

    @Test
    void theManifestTellsWhoMadeTheArtifactAndWhatWasMeasured() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.request(request);
        broker.eventsUntilEnd(request.key());

        // then
        Artifact artifact = store.find(request.recipe().artifact()).orElseThrow();
        assertThat(artifact.manifest().producer()).matches("label-service \\S+");
        assertThat(artifact.manifest().device()).isEqualTo("toy");
        assertThat(artifact.manifest().measurements())
                .containsEntry("examples", 10.0)
                .containsKey("cpuSeconds");
    }

    @Test
    void aJobWhoseArtifactExistsIsNotRunAgain() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        broker.request(request);
        broker.eventsUntilEnd(request.key());

        // when
        broker.request(request);

        // then
        await().atMost(PATIENCE).until(() -> broker.events(request.key()).stream()
                .anyMatch(event -> event instanceof JobFinished finished && finished.reused()));
        assertThat(toy.divisors(request.key())).hasSize(1);
    }

    @Test
    void aFailureThatTryingAgainCannotCureFailsTheJobAtOnce() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.REFUSES);

        // when
        broker.request(request);

        // then
        JobFailed failed = lastFailure(request);
        assertThat(failed.category()).isEqualTo(FailureCategory.CORRUPT_INPUT);
        assertThat(failed.message()).isEqualTo("line 7 is damaged");
        assertThat(failed.stack()).contains("ToyPreparation");
        assertThat(failed.delivery()).isEqualTo(1);
    }

    @Test
    void aDefectIsTriedAgainAndMayThenSucceed() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.FAILS_ONCE);

        // when
        broker.request(request);

        // then
        List<JobEvent> events = broker.eventsUntilEnd(request.key());
        assertThat(events.get(events.size() - 1)).isInstanceOf(JobFinished.class);
        assertThat(events)
                .filteredOn(JobFailed.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((JobFailed) event).willRetry()).isTrue());
    }

    @Test
    void aJobThatAlwaysFailsHasFailedAfterTheLastDelivery() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.ALWAYS_FAILS);

        // when
        broker.request(request);

        // then
        JobFailed failed = lastFailure(request);
        assertThat(failed.delivery()).isEqualTo(3);
        assertThat(failed.category()).isEqualTo(FailureCategory.INTERNAL);
        assertThat(toy.divisors(request.key())).hasSize(3);
    }

    @Test
    void outOfMemoryIsTriedAgainWithHalfTheTokenBudgetUntilItFits() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.NEEDS_LITTLE_MEMORY);

        // when
        broker.request(request);

        // then
        List<JobEvent> events = broker.eventsUntilEnd(request.key());
        assertThat(events.get(events.size() - 1)).isInstanceOf(JobFinished.class);
        assertThat(toy.divisors(request.key())).containsExactly(1, 2, 4);
    }

    @Test
    void aJobThatNoBudgetFitsHasFailedWithThatCategoryAfterTheLastDelivery() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.NEVER_FITS);

        // when
        broker.request(request);

        // then
        JobFailed failed = lastFailure(request);
        assertThat(failed.category()).isEqualTo(FailureCategory.OUT_OF_MEMORY);
        assertThat(failed.delivery()).isEqualTo(3);
        assertThat(toy.divisors(request.key())).containsExactly(1, 2, 4, 1, 2, 4, 1, 2, 4);
    }

    @Test
    void aRunningJobThatIsCancelledStopsForGood() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        broker.request(request);
        await().atMost(PATIENCE).until(() -> !toy.divisors(request.key()).isEmpty());

        // when
        broker.send(Topics.CONTROL, new JobCancellationRequested(request.key()));

        // then
        assertThat(lastFailure(request).category()).isEqualTo(FailureCategory.CANCELLED);
    }

    @Test
    void aJobThatWasCancelledAfterItsRequestNeverStarts() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        JobRequested one = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        JobRequested other = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        broker.request(one);
        broker.request(other);
        await().atMost(PATIENCE)
                .until(() -> !toy.divisors(one.key()).isEmpty()
                        && !toy.divisors(other.key()).isEmpty());
        broker.request(request);

        // when
        broker.send(Topics.CONTROL, new JobCancellationRequested(request.key()));
        broker.send(Topics.CONTROL, new JobCancellationRequested(one.key()));
        broker.send(Topics.CONTROL, new JobCancellationRequested(other.key()));

        // then
        assertThat(lastFailure(request).category()).isEqualTo(FailureCategory.CANCELLED);
        assertThat(toy.divisors(request.key())).isEmpty();
    }

    @Test
    void aMissingInputIsNamed() {
        // given
        Key dataset = Requested.preparation(ToyPreparation.WELL).key();
        JobRequested request = Requested.training(dataset);

        // when
        broker.request(request);

        // then
        JobFailed failed = lastFailure(request);
        assertThat(failed.category()).isEqualTo(FailureCategory.MISSING_INPUT);
        assertThat(failed.message()).contains("dataset/" + dataset.hex().substring(0, 2) + "/" + dataset.hex());
    }

    @Test
    void aJobThatThisServiceDoesNotRunIsRefusedInWords() {
        // given
        Key key = Requested.preparation(ToyPreparation.WELL).key();
        JobRequested request = Requested.of(new Predict(key, key, List.of(Split.TEST)));

        // when
        broker.send(Service.PROBE.jobsTopic(), request);

        // then
        JobFailed failed = lastFailure(request);
        assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_REQUEST);
        assertThat(failed.message()).isEqualTo("probe-service runs no predict jobs; those go to w2s.label.jobs");
    }

    @Test
    void garbageGoesToTheDeadLettersAndStopsNobody() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.send(Service.LABEL.jobsTopic(), "garbage", "{\"key\": 7".getBytes(UTF_8));
        broker.request(request);

        // then
        broker.eventsUntilEnd(request.key());
        ConsumerRecord<String, byte[]> letter = broker.deadLetter("garbage");
        assertThat(letter.value()).isEqualTo("{\"key\": 7".getBytes(UTF_8));
        assertThat(BrokerClient.header(letter, "dead-letter-reason")).contains("is not JSON");
        assertThat(BrokerClient.header(letter, "dead-letter-topic")).isEqualTo("w2s.label.jobs");
    }

    @Test
    void anUnreadableOrderGoesToTheDeadLetters() {
        // when
        broker.send(Topics.CONTROL, "order", "{}".getBytes(UTF_8));

        // then
        assertThat(BrokerClient.header(broker.deadLetter("order"), "dead-letter-reason"))
                .contains("key");
    }

    @Test
    void everyLineOfAJobCarriesStudyKindAndKey() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.request(request);
        broker.eventsUntilEnd(request.key());

        // then
        assertThat(toy.logContext(request.key()))
                .containsEntry("study", "study-1")
                .containsEntry("job", "prepare-task")
                .containsEntry("key", request.key().hex());
    }

    @Test
    void eventsAreCloudEventsInBinaryMode() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);

        // when
        broker.request(request);
        broker.eventsUntilEnd(request.key());

        // then
        ConsumerRecord<String, byte[]> record =
                broker.eventRecords(request.key()).get(0);
        assertThat(BrokerClient.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(BrokerClient.header(record, "ce_type")).isEqualTo("dev.w2s.job.started.v1");
        assertThat(BrokerClient.header(record, "ce_source")).isEqualTo("/label-service");
        assertThat(BrokerClient.header(record, "ce_id")).isNotBlank();
        assertThat(BrokerClient.header(record, "ce_time")).isNotBlank();
    }

    private JobFailed lastFailure(JobRequested request) {
        List<JobEvent> events = broker.eventsUntilEnd(request.key());
        return (JobFailed) events.get(events.size() - 1);
    }
}
