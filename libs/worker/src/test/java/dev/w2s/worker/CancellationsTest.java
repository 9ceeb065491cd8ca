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
    void a_cancellation_stops_requests_older_than_itself() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void a_later_request_of_the_same_job_is_a_new_wish() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void cancellations_that_arrive_out_of_order_count_as_the_latest() {
        // when
        cancellations.cancel(JOB, NOON);
        cancellations.cancel(JOB, NOON.minusSeconds(60));

        // then
        assertThat(cancellations.isCancelled(JOB, NOON.minusSeconds(1))).isTrue();
    }

    @Test
    void other_jobs_go_on() {
        // when
        cancellations.cancel(JOB, NOON);

        // then
        assertThat(cancellations.isCancelled(new Key("b".repeat(64)), NOON.minusSeconds(1)))
                .isFalse();
    }
}
