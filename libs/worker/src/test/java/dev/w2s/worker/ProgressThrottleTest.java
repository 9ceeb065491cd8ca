package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressThrottleTest {
    private record Sent(JobProgress progress, Speed speed) {}

    private final ManualClock clock = new ManualClock();
    private final List<Sent> sent = new ArrayList<>();
    private final ProgressThrottle throttle =
            new ProgressThrottle(clock, (progress, speed) -> sent.add(new Sent(progress, speed)));

    @Test
    void of_many_reports_a_second_one_is_sent() {
        // when
        for (int step = 0; step < 30; step++) {
            throttle.progressed(JobProgress.of(step, 100, 0));
            clock.pass(Duration.ofMillis(100));
        }

        // then
        assertThat(sent).extracting(report -> report.progress().step()).containsExactly(0L, 10L, 20L);
    }

    @Test
    void the_last_step_is_sent_however_soon_it_comes() {
        // when
        throttle.progressed(JobProgress.of(0, 2, 0));
        throttle.progressed(JobProgress.of(1, 2, 0));
        throttle.progressed(JobProgress.of(2, 2, 0));

        // then
        assertThat(sent).extracting(report -> report.progress().step()).containsExactly(0L, 2L);
    }

    @Test
    void a_run_that_ends_early_sends_the_report_that_was_held_back() {
        // given
        throttle.progressed(JobProgress.of(0, 9, 0));
        throttle.progressed(JobProgress.of(1, 9, 0));

        // when
        throttle.flush();
        throttle.flush();

        // then
        assertThat(sent).extracting(report -> report.progress().step()).containsExactly(0L, 1L);
    }

    @Test
    void speed_is_reckoned_from_the_first_report_so_that_a_resumed_run_does_not_count_old_steps() {
        // given
        throttle.progressed(JobProgress.of(50, 100, 1_000));
        clock.pass(Duration.ofSeconds(10));

        // when
        throttle.progressed(JobProgress.of(70, 100, 5_000));

        // then
        assertThat(sent.get(1).speed()).isEqualTo(new Speed(400.0, 15.0));
    }

    @Test
    void before_anything_was_done_there_is_no_speed() {
        // when
        throttle.progressed(JobProgress.of(0, 100, 0));

        // then
        assertThat(sent.get(0).speed()).isEqualTo(new Speed(null, null));
    }
}
