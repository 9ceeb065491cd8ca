package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class JobQueueTest {
    private QueueFixture jobs;

    @BeforeEach
    void open() {
        jobs = new QueueFixture(SharedBroker.bootstrapServers());
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aJobArrivesAsItWasSent() throws Exception {
        // given
        BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
        jobs.start((delivery, cancellation) -> arrived.add(delivery));

        // when
        jobs.send("a");

        // then
        Delivery delivery = arrived.poll(60, TimeUnit.SECONDS);
        assertThat(delivery.key()).isEqualTo("a");
        assertThat(new String(delivery.value(), StandardCharsets.UTF_8)).isEqualTo("value of a");
        assertThat(delivery.headers()).containsEntry("type", "test");
        assertThat(delivery.deliveryCount()).isEqualTo(1);
        assertThat(delivery.isLastDelivery()).isFalse();
    }

    @Test
    void twoWorkersShareOnePartitionInParallel() throws Exception {
        // given
        CyclicBarrier bothAtWork = new CyclicBarrier(2);
        Queue<String> finished = new ConcurrentLinkedQueue<>();
        for (String worker : new String[] {"first", "second"}) {
            jobs.start((delivery, cancellation) -> {
                bothAtWork.await(60, TimeUnit.SECONDS);
                finished.add(worker);
            });
        }

        // when
        jobs.send("a", "b");

        // then
        Await.until("both jobs are done", () -> finished.size() == 2);
        assertThat(finished).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aJobFiveTimesLongerThanItsLockRunsOnce() throws Exception {
        // given
        AtomicInteger runs = new AtomicInteger();
        Journal journal = new Journal();
        JobHandler fiveLocks = (delivery, cancellation) -> {
            runs.incrementAndGet();
            cancellation.await(QueueFixture.LOCK.multipliedBy(5));
        };
        jobs.start(fiveLocks, journal);
        jobs.start(fiveLocks, journal);

        // when
        jobs.send("long");

        // then
        assertThat(journal.next()).isEqualTo("started long 1");
        assertThat(journal.next()).isEqualTo("finished long 1");
        try (QueueLag lag = new QueueLag(jobs.settings(), Duration.ofMillis(100))) {
            Await.until("nothing is left in the queue", () -> lag.jobs() == 0);
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void aBusyWorkerLeavesWaitingJobsAlone() throws Exception {
        // given: a record that a busy worker took in advance would count a delivery with each lock that expires on it
        Journal journal = new Journal();
        jobs.start(
                (delivery, cancellation) -> {
                    if (delivery.key().equals("long")) {
                        cancellation.await(QueueFixture.LOCK.multipliedBy(3));
                    }
                },
                journal);

        // when
        jobs.send("long", "waiting");

        // then
        assertThat(journal.next()).isEqualTo("started long 1");
        assertThat(journal.next()).isEqualTo("finished long 1");
        assertThat(journal.next()).isEqualTo("started waiting 1");
        assertThat(journal.next()).isEqualTo("finished waiting 1");
    }

    @Test
    void aLockThatTheBrokerRefusesIsNamed() {
        // given: more than the broker's maximum
        jobs.lock(Duration.ofSeconds(61));

        // when
        JobQueue queue = jobs.start((delivery, cancellation) -> {});

        // then
        Await.until("the refusal is told", () -> queue.health()
                .problem()
                .filter(problem -> problem.contains("share.record.lock.duration.ms"))
                .isPresent());
        assertThat(queue.health().connected()).isFalse();
    }

    @Test
    void aFailureThatTryingAgainCannotCureIsRecordedAtOnce() throws Exception {
        // given
        Journal journal = new Journal();
        jobs.start(
                (delivery, cancellation) -> {
                    throw new CategorizedException(FailureCategory.MISSING_INPUT, "no folder /models/x");
                },
                journal);

        // when
        jobs.send("a");

        // then
        JobFailure failure = jobs.failures().next();
        assertThat(failure.category()).isEqualTo(FailureCategory.MISSING_INPUT);
        assertThat(failure.message()).isEqualTo("no folder /models/x");
        assertThat(failure.stack()).contains("CategorizedException").contains("JobQueueTest");
        assertThat(journal.next()).isEqualTo("started a 1");
        assertThat(journal.next()).isEqualTo("failed a 1");
    }

    @Test
    void aPoisonJobIsRecordedWithItsReasonAfterTheDeliveryLimit() throws Exception {
        // given
        Journal journal = new Journal();
        jobs.start(
                (delivery, cancellation) -> {
                    throw new IllegalStateException("try " + delivery.deliveryCount());
                },
                journal);

        // when
        jobs.send("poison");

        // then
        JobFailure failure = jobs.failures().next();
        assertThat(failure.category()).isEqualTo(FailureCategory.INTERNAL);
        assertThat(failure.message()).isEqualTo("IllegalStateException: try 3");
        assertThat(journal.next()).isEqualTo("started poison 1");
        assertThat(journal.next()).isEqualTo("retried poison 1");
        assertThat(journal.next()).isEqualTo("started poison 2");
        assertThat(journal.next()).isEqualTo("retried poison 2");
        assertThat(journal.next()).isEqualTo("started poison 3");
        assertThat(journal.next()).isEqualTo("failed poison 3");
    }

    @Test
    void garbageDoesNotStopTheQueue() throws Exception {
        // given
        CountDownLatch goodOne = new CountDownLatch(1);
        jobs.start((delivery, cancellation) -> {
            if (delivery.key().equals("garbage")) {
                throw new CategorizedException(FailureCategory.INVALID_REQUEST, "not a job");
            }
            goodOne.countDown();
        });

        // when
        jobs.send("garbage", "good");

        // then
        assertThat(goodOne.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(jobs.failures().next().category()).isEqualTo(FailureCategory.INVALID_REQUEST);
    }

    @Test
    void closingGivesTheJobToAnotherWorkerAtOnce() throws Exception {
        // given: a lock longer than this test waits, so that only a release can explain the second delivery
        jobs.lock(Duration.ofSeconds(60));
        CountDownLatch started = new CountDownLatch(1);
        Journal first = new Journal();
        JobQueue closing = jobs.start(
                (delivery, cancellation) -> {
                    started.countDown();
                    cancellation.await(Duration.ofMinutes(2));
                    throw new InterruptedException("stopped: " + cancellation.reason());
                },
                first);
        jobs.send("a");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        Journal second = new Journal();
        jobs.start((delivery, cancellation) -> {}, second);

        // when
        closing.close(Duration.ofSeconds(20));

        // then
        assertThat(first.next()).isEqualTo("started a 1");
        assertThat(first.next()).isEqualTo("given back a 1");
        assertThat(second.next()).isEqualTo("started a 2");
        assertThat(second.next()).isEqualTo("finished a 2");
    }

    @Test
    void aHandlerThatDoesNotStopIsLeftBehindWhenTheGraceIsOver() throws Exception {
        // given
        jobs.lock(Duration.ofSeconds(60));
        CountDownLatch deaf = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        JobQueue closing = jobs.start((delivery, cancellation) -> {
            started.countDown();
            deaf.await(2, TimeUnit.MINUTES);
        });
        jobs.send("a");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        Journal second = new Journal();
        jobs.start((delivery, cancellation) -> {}, second);

        // when
        closing.close(Duration.ofMillis(100));

        // then
        assertThat(second.next()).isEqualTo("started a 2");
        deaf.countDown();
    }

    @Test
    void closingOnTheLastDeliveryDoesNotFailTheJob() throws Exception {
        // given
        jobs.deliveryLimit(1);
        CountDownLatch started = new CountDownLatch(1);
        JobQueue closing = jobs.start((delivery, cancellation) -> {
            started.countDown();
            cancellation.await(Duration.ofMinutes(2));
            throw new InterruptedException("stopped");
        });
        jobs.send("a");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        // when
        closing.close(Duration.ofSeconds(20));
        Journal second = new Journal();
        jobs.start((delivery, cancellation) -> {}, second);

        // then
        assertThat(second.next()).isEqualTo("started a 1");
        assertThat(second.next()).isEqualTo("finished a 1");
        assertThat(jobs.failures().isEmpty()).isTrue();
    }

    @Test
    void theBrokersOwnLimitLeavesRoomToRecordAFailure() throws Exception {
        // given
        jobs.deliveryLimit(50);

        // when
        int limit = new GroupSetup(jobs.settings()).prepare();

        // then
        assertThat(limit).isEqualTo(9);
    }

    @Test
    void gaugesTellWhatWaitsAndWhatRuns() throws Exception {
        // given
        CountDownLatch mayEnd = new CountDownLatch(1);
        jobs.send("a", "b", "c");
        try (QueueLag lag = new QueueLag(jobs.settings(), Duration.ofMillis(100))) {
            Await.until("all jobs wait though no worker ever ran", () -> lag.jobs() == 3);

            // when
            JobQueue queue = jobs.start((delivery, cancellation) -> mayEnd.await());

            // then
            Await.until("one runs", () -> queue.jobsInFlight() == 1);
            Await.until("all three count", () -> lag.jobs() == 3);
            mayEnd.countDown();
            Await.until("nothing is left", () -> lag.jobs() == 0 && queue.jobsInFlight() == 0);
        }
    }
}
