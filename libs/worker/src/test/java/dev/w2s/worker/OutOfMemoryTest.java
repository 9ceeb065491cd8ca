package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.FolderArtifactStore;
import dev.w2s.artifact.Provenance;
import dev.w2s.queue.Cancellation;
import dev.w2s.queue.CancellationReason;
import dev.w2s.queue.Delivery;
import dev.w2s.queue.JobFailure;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Recipe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a fine-tuning that needs more memory than there is through one delivery. */
class OutOfMemoryTest {
    private static final int TRIES = 3;
    private static final int NOTHING_FITS = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final RecordingReporter reporter = new RecordingReporter();
    private final Cancellation hold = new Cancellation();
    private ArtifactStore store;
    private JobRequested request;

    @BeforeEach
    void publishItsDataset() {
        store = FolderArtifactStore.open(folder);
        Recipe dataset = Requested.preparation(ToyPreparation.WELL).recipe();
        store.publish(dataset, new Provenance("test", "cpu", Instant.now(), Map.of()), into -> {});
        request = Requested.training(dataset.key());
    }

    @Test
    void theNextTryHasHalfTheTokenBudget() throws Exception {
        // given
        Training training = new Training(2);

        // when
        worker(training).run(delivery(1), hold);

        // then
        assertThat(training.divisors).containsExactly(1, 2);
        assertThat(reporter.events())
                .hasExactlyElementsOfTypes(JobStarted.class, JobFailed.class, JobStarted.class, JobFinished.class);
        assertThat(reporter.events().get(1)).isInstanceOfSatisfying(JobFailed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.OUT_OF_MEMORY);
            assertThat(failed.willRetry()).isTrue();
        });
    }

    @Test
    void whenTheTriesOfTheLastDeliveryAreUsedUpTheJobHasFailedWithThatCategory() {
        // given
        Training training = new Training(NOTHING_FITS);
        JobWorker worker = worker(training);

        // when
        Throwable thrown = catchThrowable(() -> worker.run(delivery(TRIES), hold));
        worker.record(delivery(TRIES), JobFailure.of(thrown));

        // then
        assertThat(training.divisors).containsExactly(1, 2, 4);
        assertThat(reporter.events())
                .filteredOn(JobFailed.class::isInstance)
                .extracting(event -> ((JobFailed) event).category() + " " + ((JobFailed) event).willRetry())
                .containsExactly("OUT_OF_MEMORY true", "OUT_OF_MEMORY true", "OUT_OF_MEMORY false");
    }

    @Test
    void aDeliveryThatIsNotTheLastLeavesTheJobToAWorkerThatMayHaveMore() {
        // given
        Training training = new Training(NOTHING_FITS);

        // when
        Throwable thrown = catchThrowable(() -> worker(training).run(delivery(1), hold));

        // then
        assertThat(thrown).isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                .isEqualTo(FailureCategory.OUT_OF_MEMORY));
        assertThat(reporter.events())
                .filteredOn(JobFailed.class::isInstance)
                .hasSize(TRIES)
                .allSatisfy(event -> assertThat(((JobFailed) event).willRetry()).isTrue());
    }

    @Test
    void theHeapRunningOutIsTriedAgainToo() throws Exception {
        // given
        Training training = new Training(2, new OutOfMemoryError("Java heap space"));

        // when
        worker(training).run(delivery(1), hold);

        // then
        assertThat(training.divisors).containsExactly(1, 2);
    }

    @Test
    void aWorkerThatIsToldToStopMeanwhileDoesNotTryAgain() {
        // given
        Training training = new Training(NOTHING_FITS);
        reporter.withBroker(event -> {
            hold.cancel(CancellationReason.SHUTDOWN);
            return CompletableFuture.completedStage(null);
        });

        // when
        Throwable thrown = catchThrowable(() -> worker(training).run(delivery(1), hold));

        // then
        assertThat(thrown).isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                .isEqualTo(FailureCategory.INTERRUPTED));
        assertThat(training.divisors).containsExactly(1);
    }

    private JobWorker worker(Training training) {
        return new JobWorker(
                new WorkerIdentity(Service.TRAIN, "train-service@host:1", "train-service 1", "cpu"),
                new Runners(Service.TRAIN, List.of(training)),
                store,
                reporter,
                (message, reason) -> CompletableFuture.completedStage(null),
                new Cancellations(),
                new JobMetrics(new SimpleMeterRegistry(), Service.TRAIN),
                new MemoryRetries(TRIES),
                InstantSource.system());
    }

    private Delivery delivery(int count) {
        return new Delivery(
                "key", EventJson.write(request), Map.of(), count, count == TRIES, Service.TRAIN.jobsTopic(), 0, 0);
    }

    /** Keeps the divisors of its token budget, one a try. */
    private static final class Training implements JobRunner<FineTune> {
        private final int divisorThatFits;
        private final Throwable shortage;
        private final List<Integer> divisors = new ArrayList<>();

        Training(int divisorThatFits) {
            this(divisorThatFits, new CategorizedException(FailureCategory.OUT_OF_MEMORY, "memory ran out"));
        }

        Training(int divisorThatFits, Throwable shortage) {
            this.divisorThatFits = divisorThatFits;
            this.shortage = shortage;
        }

        @Override
        public Class<FineTune> recipeType() {
            return FineTune.class;
        }

        @Override
        public Product run(FineTune recipe, JobContext context) throws Exception {
            divisors.add(context.tokenBudgetDivisor());
            if (context.tokenBudgetDivisor() < divisorThatFits) {
                if (shortage instanceof Error error) {
                    throw error;
                }
                throw (Exception) shortage;
            }
            return new Product(into -> {}, Map.of());
        }
    }
}
