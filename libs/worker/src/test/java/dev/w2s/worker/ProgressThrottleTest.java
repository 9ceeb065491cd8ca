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
    void ofManyReportsASecondOneIsSent() {
        // when
        for (int step = 0; step < 30; step++) {
            throttle.progressed(JobProgress.of(step, 100, 0));
            clock.pass(Duration.ofMillis(100));
        }

        // then
        assertThat(sent).extracting(report -> report.progress().step()).containsExactly(0L, 10L, 20L);
    }

    @Test
    void theLastStepIsSentHoweverSoonItComes() {
        // when
        throttle.progressed(JobProgress.of(0, 2, 0));
        throttle.progressed(JobProgress.of(1, 2, 0));
        throttle.progressed(JobProgress.of(2, 2, 0));

        // then
        assertThat(sent).extracting(report -> report.progress().step()).containsExactly(0L, 2L);
    }

    @Test
    void aRunThatEndsEarlySendsTheReportThatWasHeldBack() {
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
    void speedIsReckonedFromTheFirstReportSoThatAResumedRunDoesNotCountOldSteps() {
        // given
        throttle.progressed(JobProgress.of(50, 100, 1_000));
        clock.pass(Duration.ofSeconds(10));

        // when
        throttle.progressed(JobProgress.of(70, 100, 5_000));

        // then
        assertThat(sent.get(1).speed()).isEqualTo(new Speed(400.0, 15.0));
    }

    @Test
    void beforeAnythingWasDoneThereIsNoSpeed() {
        // when
        throttle.progressed(JobProgress.of(0, 100, 0));

        // then
        assertThat(sent.get(0).speed()).isEqualTo(new Speed(null, null));
    }

    @Test
    void ofADownloadTooAReportASecondIsSentAndTheArrivalHoweverSoonItComes() {
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
    void aDownloadLeavesTheProgressWhereItWas() {
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
    void aDownloadBeforeAnyProgressIsNoLastReportThoughNoneOfNoStepsIsLeft() {
        // when
        throttle.downloading(download(1));

        // then
        assertThat(sent.get(0).isLast()).isFalse();
    }

    @Test
    void progressAfterADownloadTellsOfNoDownload() {
        // given
        throttle.downloading(download(100));
        clock.pass(Duration.ofSeconds(1));

        // when
        throttle.progressed(JobProgress.of(1, 9, 10));

        // then
        assertThat(sent.get(1).download()).isNull();
    }

    @Test
    void theTimeOfADownloadCountsInNoSpeed() {
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
