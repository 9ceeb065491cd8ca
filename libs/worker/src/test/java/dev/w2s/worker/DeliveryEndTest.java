package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.queue.Cancellation;
import dev.w2s.queue.CancellationReason;
import dev.w2s.queue.Delivery;
import dev.w2s.queue.JobFailure;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.Service;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queue is told, and when: the promises that make a kill at any moment harmless. */
class DeliveryEndTest {
    private static final CompletionStage<Void> SENT = CompletableFuture.completedStage(null);
    private static final CompletionStage<Void> LOST =
            CompletableFuture.failedStage(new IllegalStateException("no broker"));

    @TempDir
    Path folder;

    private final RecordingReporter reporter = new RecordingReporter();
    private final Cancellation hold = new Cancellation();
    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = FolderArtifactStore.open(folder);
    }

    @Test
    void aDeliveryIsNotDoneBeforeTheBrokerHasTheEventOfItsEnd() throws Exception {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        reporter.withBroker(event -> event instanceof JobFinished ? answer : SENT);

        // when
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(request, SENT));

        // then
        await().until(() -> reporter.events().stream().anyMatch(JobFinished.class::isInstance));
        assertThat(store.exists(request.recipe().artifact())).isTrue();
        assertThat(run).isNotDone();
        answer.complete(null);
        run.get();
    }

    @Test
    void aJobThatDiedBetweenArtifactAndEventIsReportedByItsNextDelivery() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        reporter.withBroker(event -> event instanceof JobFinished ? LOST : SENT);
        assertThatThrownBy(() -> run(request, SENT))
                .satisfies(failure -> hasCategory(failure, FailureCategory.INFRASTRUCTURE));
        reporter.withBroker(event -> SENT);

        // when
        run(request, SENT);

        // then
        JobEvent last = reporter.events().get(reporter.events().size() - 1);
        assertThat(last).isInstanceOfSatisfying(JobFinished.class, finished -> assertThat(finished.reused())
                .isTrue());
    }

    @Test
    void anUnreadableRequestStaysInTheQueueUntilTheDeadLettersHaveIt() {
        assertThatThrownBy(() -> worker(LOST).run(delivery(new byte[] {'?'}, 1), hold))
                .satisfies(failure -> hasCategory(failure, FailureCategory.INFRASTRUCTURE));
    }

    @Test
    void aJobThatIsStoppedByAShutdownSaysThatItGoesOnElsewhere() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        reporter.withBroker(event -> {
            if (event instanceof JobProgressed) {
                hold.cancel(CancellationReason.SHUTDOWN);
            }
            return SENT;
        });

        // when
        assertThatThrownBy(() -> run(request, SENT))
                .satisfies(failure -> hasCategory(failure, FailureCategory.INTERRUPTED));

        // then
        assertThat(reporter.events().get(reporter.events().size() - 1))
                .isInstanceOfSatisfying(JobFailed.class, failed -> assertThat(failed.willRetry())
                        .isTrue());
    }

    @Test
    void aJobWhoseLockIsLostIsLeftToTheWorkerThatHasItNow() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WAITS_FOR_STOP);
        reporter.withBroker(event -> {
            if (event instanceof JobProgressed) {
                hold.cancel(CancellationReason.LOCK_LOST);
            }
            return SENT;
        });

        // when
        assertThatThrownBy(() -> run(request, SENT))
                .satisfies(failure -> hasCategory(failure, FailureCategory.INTERRUPTED));

        // then
        assertThat(reporter.events()).hasOnlyElementsOfTypes(JobStarted.class, JobProgressed.class);
    }

    @Test
    void aDownloadIsToldOfAsProgressThatMakesNone() {
        // when
        run(Requested.preparation(ToyPreparation.DOWNLOADS), SENT);

        // then
        List<JobProgressed> progress = reporter.events().stream()
                .filter(JobProgressed.class::isInstance)
                .map(JobProgressed.class::cast)
                .toList();
        assertThat(progress)
                .extracting(JobProgressed::step, JobProgressed::totalSteps, JobProgressed::download)
                .containsExactly(
                        tuple(0L, 10L, null), tuple(0L, 10L, new Download("acme/tiny", 7, 7)), tuple(10L, 10L, null));
    }

    @Test
    void aJobThatTheQueueGivesUpIsReportedWithTheReasonThatTheQueueGives() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        JobFailure failure = new JobFailure(FailureCategory.INTERNAL, "every worker died", "");

        // when
        worker(SENT).record(delivery(EventJson.write(request), 6), failure);

        // then
        assertThat(reporter.events()).singleElement().isInstanceOfSatisfying(JobFailed.class, failed -> {
            assertThat(failed.message()).isEqualTo("every worker died");
            assertThat(failed.delivery()).isEqualTo(6);
            assertThat(failed.willRetry()).isFalse();
        });
    }

    @Test
    void aFailureStaysInTheQueueUntilTheBrokerHasItsEvent() {
        // given
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        reporter.withBroker(event -> LOST);

        // then
        assertThatThrownBy(() -> worker(SENT)
                        .record(
                                delivery(EventJson.write(request), 1),
                                new JobFailure(FailureCategory.NUMERICAL, "NaN", "")))
                .satisfies(failure -> hasCategory(failure, FailureCategory.INFRASTRUCTURE));
    }

    private void run(JobRequested request, CompletionStage<Void> deadLetterAnswer) {
        try {
            worker(deadLetterAnswer).run(delivery(EventJson.write(request), 1), hold);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JobWorker worker(CompletionStage<Void> deadLetterAnswer) {
        return new JobWorker(
                new WorkerIdentity(Service.LABEL, "label-service@host:1", "label-service 1", "cpu"),
                new Runners(Service.LABEL, List.of(new ToyPreparation())),
                store,
                reporter,
                (message, reason) -> deadLetterAnswer,
                new Cancellations(),
                new JobMetrics(new SimpleMeterRegistry(), Service.LABEL),
                new MemoryRetries(3),
                InstantSource.system());
    }

    private static Delivery delivery(byte[] value, int count) {
        return new Delivery("key", value, Map.of(), count, false, "w2s.label.jobs", 0, 0);
    }

    private static void hasCategory(Throwable failure, FailureCategory category) {
        assertThat(failure)
                .isInstanceOfSatisfying(CategorizedException.class, categorized -> assertThat(categorized.category())
                        .isEqualTo(category));
    }
}
