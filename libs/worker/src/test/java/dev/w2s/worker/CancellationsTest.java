package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.recipe.Key;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CancellationsTest {
    private static final Key JOB = new Key("a".repeat(64));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Cancellations cancellations = new Cancellations();

    @Test
    void aCancellationStopsRequestsOlderThanItself() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void aLaterRequestOfTheSameJobIsANewWish() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void cancellationsThatArriveOutOfOrderCountAsTheLatest() {
        // when
        cancellations.cancel(JOB, NOON);
        cancellations.cancel(JOB, NOON.minusSeconds(60));

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void otherJobsGoOn() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(new Key("b".repeat(64)), NOON.minusSeconds(1)))
                .isFalse();
    }
}
