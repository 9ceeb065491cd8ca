package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptTest {
    private static final int LIMIT = 3;

    private final RecordedFailures failures = new RecordedFailures();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void aHandlerThatReturnsHasDoneTheJob() {
        assertThat(attempt((delivery, stop) -> {}).run(delivery(1), cancellation))
                .isEqualTo(new DeliveryResult.Done());
    }

    @ParameterizedTest
    @EnumSource
    void theCategoryAloneDecidesWhetherTheFirstFailureIsTriedAgain(FailureCategory category) {
        // when
        DeliveryResult result = attempt(failing(category)).run(delivery(1), cancellation);

        // then
        assertThat(result)
                .isInstanceOf(category.isRetryable() ? DeliveryResult.Retry.class : DeliveryResult.Failed.class);
        assertThat(failures.isEmpty()).isEqualTo(category.isRetryable());
    }

    @ParameterizedTest
    @EnumSource
    void onTheLastDeliveryEveryFailureIsFinal(FailureCategory category) throws Exception {
        // when
        DeliveryResult result = attempt(failing(category)).run(delivery(LIMIT), cancellation);

        // then
        assertThat(result).isInstanceOf(DeliveryResult.Failed.class);
        assertThat(failures.next().category()).isEqualTo(category);
    }

    @Test
    void runningOutOfMemoryIsAFailureOfTheJobAndNotOfTheWorker() {
        // when
        DeliveryResult result = attempt((delivery, stop) -> {
                    throw new OutOfMemoryError("Java heap space");
                })
                .run(delivery(1), cancellation);

        // then
        assertThat(result).isInstanceOfSatisfying(DeliveryResult.Retry.class, retry -> assertThat(
                        retry.failure().category())
                .isEqualTo(FailureCategory.OUT_OF_MEMORY));
    }

    @Test
    void aJobStoppedByAShutdownHasNotFailed() {
        // given
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // when
        DeliveryResult result = attempt(failing(FailureCategory.INTERRUPTED)).run(delivery(LIMIT), cancellation);

        // then
        assertThat(result).isEqualTo(new DeliveryResult.Stopped());
        assertThat(failures.isEmpty()).isTrue();
    }

    @Test
    void aRealFailureDuringAShutdownIsRecorded() throws Exception {
        // given
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // when
        DeliveryResult result = attempt(failing(FailureCategory.NUMERICAL)).run(delivery(1), cancellation);

        // then
        assertThat(result).isInstanceOf(DeliveryResult.Failed.class);
        assertThat(failures.next().category()).isEqualTo(FailureCategory.NUMERICAL);
    }

    @Test
    void aWorkerThatLostItsLockRecordsNothing() {
        // given
        cancellation.cancel(CancellationReason.LOCK_LOST);

        // when
        DeliveryResult result = attempt(failing(FailureCategory.NUMERICAL)).run(delivery(LIMIT), cancellation);

        // then
        assertThat(result).isEqualTo(new DeliveryResult.Stopped());
        assertThat(failures.isEmpty()).isTrue();
    }

    @Test
    void aDeliveryBeyondTheLimitIsNotTried() throws Exception {
        // given
        AtomicInteger tries = new AtomicInteger();

        // when
        DeliveryResult result =
                attempt((delivery, stop) -> tries.incrementAndGet()).run(delivery(LIMIT + 1), cancellation);

        // then
        assertThat(result).isInstanceOf(DeliveryResult.Failed.class);
        assertThat(failures.next().message()).contains("handed out 3 times");
        assertThat(tries).hasValue(0);
    }

    @Test
    void theJobStaysUntilItsFailureIsWrittenDown() throws Exception {
        // given
        AtomicInteger refusals = new AtomicInteger();
        JobFailures stubborn = (delivery, failure) -> {
            if (refusals.incrementAndGet() == 1) {
                throw new IllegalStateException("database down");
            }
            failures.record(delivery, failure);
        };

        // when
        DeliveryResult result = new Attempt(failing(FailureCategory.NUMERICAL), stubborn, LIMIT, Duration.ZERO)
                .run(delivery(1), cancellation);

        // then
        assertThat(result).isInstanceOf(DeliveryResult.Failed.class);
        assertThat(failures.next().category()).isEqualTo(FailureCategory.NUMERICAL);
    }

    @Test
    void aFailureThatCannotBeWrittenDownBeforeAShutdownIsLeftToAnotherWorker() {
        // given
        JobFailures broken = (delivery, failure) -> {
            cancellation.cancel(CancellationReason.SHUTDOWN);
            throw new IllegalStateException("database down");
        };

        // when
        DeliveryResult result = new Attempt(failing(FailureCategory.NUMERICAL), broken, LIMIT, Duration.ZERO)
                .run(delivery(1), cancellation);

        // then
        assertThat(result).isEqualTo(new DeliveryResult.Stopped());
    }

    private Attempt attempt(JobHandler handler) {
        return new Attempt(handler, failures, LIMIT, Duration.ZERO);
    }

    private static JobHandler failing(FailureCategory category) {
        return (delivery, stop) -> {
            throw new CategorizedException(category, "as told");
        };
    }

    private static Delivery delivery(int count) {
        return new Delivery("key", new byte[0], Map.of(), count, count >= LIMIT, "topic", 0, 7);
    }
}
