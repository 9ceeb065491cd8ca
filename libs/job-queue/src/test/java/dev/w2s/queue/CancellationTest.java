package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void theFirstReasonStays() {
        // when
        cancellation.cancel(CancellationReason.LOCK_LOST);
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // then
        assertThat(cancellation.reason()).contains(CancellationReason.LOCK_LOST);
    }

    @Test
    void anActionRunsOnceWhenTheJobIsCancelled() {
        // given
        cancellation.onCancel(calls::incrementAndGet);
        assertThat(calls).hasValue(0);

        // when
        cancellation.cancel(CancellationReason.SHUTDOWN);
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // then
        assertThat(calls).hasValue(1);
    }

    @Test
    void anActionThatComesLateRunsAtOnce() {
        // given
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // when
        cancellation.onCancel(calls::incrementAndGet);

        // then
        assertThat(calls).hasValue(1);
    }

    @Test
    void anActionThatFailsKeepsNoOtherFromRunning() {
        // given
        cancellation.onCancel(() -> {
            throw new IllegalStateException("on purpose");
        });
        cancellation.onCancel(calls::incrementAndGet);

        // when
        cancellation.cancel(CancellationReason.SHUTDOWN);

        // then
        assertThat(calls).hasValue(1);
    }

    @Test
    void waitingEndsWithTheCancellation() throws Exception {
        assertThat(cancellation.await(Duration.ZERO)).isFalse();
        cancellation.cancel(CancellationReason.SHUTDOWN);
        assertThat(cancellation.await(Duration.ofMinutes(5))).isTrue();
    }
}
