package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.local.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageTest {
    @TempDir
    Path folder;

    @Test
    void aWorkerStartedBeforeItsBrokerSaysSoAndWorksOnceItIsThere() throws Exception {
        // given
        int port = FreePort.find();
        try (QueueFixture jobs = new QueueFixture("127.0.0.1:" + port)) {
            CountDownLatch done = new CountDownLatch(1);
            JobQueue queue = jobs.start((delivery, cancellation) -> done.countDown());
            Await.until("the outage is noticed", () -> queue.health()
                    .problem()
                    .filter(problem -> problem.contains("127.0.0.1:" + port))
                    .isPresent());
            assertThat(queue.health().connected()).isFalse();
            assertThat(queue.health().lastContact()).isEmpty();

            // when
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, SharedBroker.SHORT_LOCKS)) {
                Await.until("it is connected", () -> queue.health().connected());
                jobs.send("a");

                // then
                assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(queue.health().problem()).isEmpty();
                assertThat(broker.bootstrapServers()).endsWith(":" + port);
                queue.close();
            }
        }
    }

    @Test
    void aBrokerRestartMidJobLosesNothingAndRunsNothingTwiceAtOnce() throws Exception {
        // given
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0, SharedBroker.SHORT_LOCKS);
        try (QueueFixture jobs = new QueueFixture(broker.bootstrapServers())) {
            AtomicInteger atOnce = new AtomicInteger();
            AtomicBoolean twiceAtOnce = new AtomicBoolean();
            AtomicBoolean brokerIsBack = new AtomicBoolean();
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            JobQueue queue = jobs.start((delivery, cancellation) -> {
                twiceAtOnce.compareAndSet(false, atOnce.incrementAndGet() > 1);
                started.countDown();
                try {
                    while (!brokerIsBack.get()) {
                        if (cancellation.await(Duration.ofMillis(20))) {
                            // Slow to stop: the broker may be back, and hand the job out, before it has.
                            Await.until("the broker is back", brokerIsBack::get);
                            throw new InterruptedException("lock lost");
                        }
                    }
                    done.countDown();
                } finally {
                    atOnce.decrementAndGet();
                }
            });
            jobs.send("a");
            assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

            // when
            broker.close();
            Await.until("the outage is noticed", () -> !queue.health().connected());
            broker = EmbeddedBroker.start(folder, 0, SharedBroker.SHORT_LOCKS);
            brokerIsBack.set(true);

            // then
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            try (QueueLag lag = new QueueLag(jobs.settings(), Duration.ofMillis(100))) {
                Await.until("the job has left the queue", () -> lag.jobs() == 0);
            }
            assertThat(twiceAtOnce).isFalse();
            assertThat(jobs.failures().isEmpty()).isTrue();
            queue.close();
        } finally {
            broker.close();
        }
    }
}
