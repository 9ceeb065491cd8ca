package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.job.Download;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressThrottleTest {
    private final ManualClock clock = new ManualClock();
    private final List<ProgressReport> sent = new ArrayList<>();
    private final ProgressThrottle throttle = new ProgressThrottle(clock, sent::add);

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

    @Test
    void of_a_download_too_a_report_a_second_is_sent_and_the_arrival_however_soon_it_comes() {
        // when
        for (int part = 0; part < 25; part++) {
            throttle.downloading(download(part));
            clock.pass(Duration.ofMillis(100));
        }
        throttle.downloading(download(100));

        // then
        assertThat(sent)
                .extracting(ProgressReport::download)
                .containsExactly(download(0), download(10), download(20), download(100));
    }

    @Test
    void a_download_leaves_the_progress_where_it_was() {
        // given
        throttle.progressed(JobProgress.of(0, 9, 0));
        clock.pass(Duration.ofSeconds(1));

        // when
        throttle.downloading(download(1));

        // then
        assertThat(sent.get(1).progress()).isEqualTo(JobProgress.of(0, 9, 0));
        assertThat(sent.get(1).speed()).isEqualTo(Speed.UNKNOWN);
    }

    @Test
    void a_download_before_any_progress_is_no_last_report_though_none_of_no_steps_is_left() {
        // when
        throttle.downloading(download(1));

        // then
        assertThat(sent.get(0).isLast()).isFalse();
    }

    @Test
    void progress_after_a_download_tells_of_no_download() {
        // given
        throttle.downloading(download(100));
        clock.pass(Duration.ofSeconds(1));

        // when
        throttle.progressed(JobProgress.of(1, 9, 10));

        // then
        assertThat(sent.get(1).download()).isNull();
    }

    @Test
    void the_time_of_a_download_counts_in_no_speed() {
        // given
        throttle.progressed(JobProgress.of(0, 100, 0));
        clock.pass(Duration.ofHours(1));
        throttle.downloading(download(100));
        clock.pass(Duration.ofSeconds(10));

        // when
        throttle.progressed(JobProgress.of(20, 100, 4_000));

        // then
        assertThat(sent.get(2).speed()).isEqualTo(new Speed(400.0, 40.0));
    }

    private static Download download(long bytes) {
        return new Download("acme/tiny", bytes, 100);
    }
}
