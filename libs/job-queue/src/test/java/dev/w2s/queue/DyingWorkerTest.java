package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class DyingWorkerTest {
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
    void theJobOfAKilledWorkerIsHandedOutAgainAtOnce() throws Exception {
        // given: a lock longer than this test waits, so that only the broken connection can explain the second delivery
        jobs.lock(Duration.ofSeconds(60));
        jobs.send("a");
        try (ChildWorker child = new ChildWorker(jobs.settings(), "hang")) {
            assertThat(child.nextLine()).isEqualTo("started a 1");
            Journal journal = new Journal();
            jobs.start((delivery, cancellation) -> {}, journal);

            // when
            child.kill();

            // then
            assertThat(journal.next()).isEqualTo("started a 2");
            assertThat(journal.next()).isEqualTo("finished a 2");
        }
    }

    @Test
    void aJobThatKillsEveryWorkerIsRecordedAsFailedByTheNextOneUntried() throws Exception {
        // given
        jobs.send("poison");
        for (int delivery = 1; delivery <= jobs.settings().deliveryLimit(); delivery++) {
            try (ChildWorker child = new ChildWorker(jobs.settings(), "halt")) {
                assertThat(child.nextLine()).isEqualTo("started poison " + delivery);
                assertThat(child.nextLine()).isNull();
            }
        }

        // when
        AtomicInteger tries = new AtomicInteger();
        Journal journal = new Journal();
        jobs.start((delivery, cancellation) -> tries.incrementAndGet(), journal);

        // then
        JobFailure failure = jobs.failures().next();
        assertThat(failure.category()).isEqualTo(FailureCategory.INTERNAL);
        assertThat(failure.message()).contains("handed out 3 times").contains("worker died");
        assertThat(journal.next()).isEqualTo("started poison 4");
        assertThat(journal.next()).isEqualTo("failed poison 4");
        assertThat(tries).hasValue(0);
    }

    @Test
    void aWorkerThatLostItsLockWhileFrozenCancelsItsJob() throws Exception {
        // given
        jobs.send("a");
        try (ChildWorker child = new ChildWorker(jobs.settings(), "hang")) {
            assertThat(child.nextLine()).isEqualTo("started a 1");

            // when: frozen for longer than its lock, while its connection stays open
            child.freeze();
            CountDownLatch otherMayEnd = new CountDownLatch(1);
            Journal journal = new Journal();
            jobs.start((delivery, cancellation) -> otherMayEnd.await(60, TimeUnit.SECONDS), journal);
            assertThat(journal.next()).isEqualTo("started a 2");
            child.thaw();

            // then
            assertThat(child.nextLine()).isEqualTo("cancelled a LOCK_LOST");
            otherMayEnd.countDown();
            assertThat(journal.next()).isEqualTo("finished a 2");
        }
    }

    @Test
    void aRecordWhoseLockExpiredBeforeItArrivedIsNotStarted() throws Exception {
        // given: a record taken from the broker by a client that then looks away for longer than the lock
        jobs.send("a");
        try (StaleRecord stale = StaleRecord.take(jobs.settings())) {
            Journal journal = new Journal();
            CountDownLatch otherMayEnd = new CountDownLatch(1);
            jobs.start((delivery, cancellation) -> otherMayEnd.await(60, TimeUnit.SECONDS), journal);
            assertThat(journal.next()).isEqualTo("started a 2");

            // when
            Journal staleJournal = new Journal();
            AtomicInteger tries = new AtomicInteger();
            assertThat(stale.offerTo((delivery, cancellation) -> tries.incrementAndGet(), staleJournal))
                    .isInstanceOf(LockLostException.class);

            // then
            assertThat(staleJournal.next()).isEqualTo("lock lost a 1");
            assertThat(tries).hasValue(0);
            otherMayEnd.countDown();
            assertThat(journal.next()).isEqualTo("finished a 2");
        }
    }
}
