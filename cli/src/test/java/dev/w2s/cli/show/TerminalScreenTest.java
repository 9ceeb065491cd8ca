package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.Views;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobState;
import java.io.PrintWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {
    private final ScreenEmulator terminal = new ScreenEmulator();
    private final StudyProgress progress = new StudyProgress();
    private final TerminalScreen screen = screen(24, 120);

    private TerminalScreen screen(int rows, int columns) {
        return new TerminalScreen(new PrintWriter(terminal), new WindowSize() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public int columns() {
                return columns;
            }
        });
    }

    private void show(TerminalScreen on) {
        on.show(progress, Duration.ofSeconds(42));
    }

    @Test
    void aRunningJobIsRedrawnInPlace() {
        progress.accept(Views.runningAt(1, 8));
        show(screen);
        progress.accept(Views.runningAt(1, 16));
        show(screen);

        assertThat(terminal.visible())
                .containsExactly(
                        "running   student, seed 1       step 16/32  loss 0.4312  val AUC 0.931  8,123 tokens/s  ETA 14 s",
                        "-- running: 0 of 1 jobs ended, 1 running, 0 queued, 42 s",
                        "");
    }

    @Test
    void theFirstStepTakesThePlaceOfTheDownload() {
        progress.accept(Views.waitingFor(1, new Download("a/b", 5_000_000, 10_000_000)));
        show(screen);
        progress.accept(Views.runningAt(1, 1));
        show(screen);

        assertThat(terminal.visible()).hasSize(3).noneMatch(row -> row.contains("download"));
        assertThat(terminal.visible().get(0)).startsWith("running   student, seed 1       step 1/32");
    }

    @Test
    void anEndedJobStaysAboveAndIsShownOnce() {
        progress.accept(Views.runningAt(1, 8));
        show(screen);
        progress.accept(Views.job(1, JobState.FINISHED));
        progress.accept(Views.runningAt(2, 1));
        show(screen);
        show(screen);

        assertThat(terminal.visible())
                .hasSize(4)
                .startsWith("finished  student, seed 1       12 s")
                .satisfies(rows -> assertThat(rows.get(1)).startsWith("running   student, seed 2"));
    }

    @Test
    void linesAreCutToTheWindowSoThatTheyDoNotWrap() {
        TerminalScreen narrow = screen(24, 40);
        progress.accept(Views.runningAt(1, 8));
        show(narrow);

        assertThat(terminal.visible()).allSatisfy(row -> assertThat(row).hasSizeLessThan(40));
    }

    @Test
    void theRedrawnPartIsSmallerThanTheWindow() {
        TerminalScreen low = screen(8, 120);
        for (int job = 0; job < 20; job++) {
            progress.accept(Views.runningAt(job, 1));
        }
        show(low);

        assertThat(terminal.visible()).hasSizeLessThanOrEqualTo(8).contains("          and 16 more");
    }

    @Test
    void aRemarkStaysAboveWhatIsRedrawn() {
        progress.accept(Views.runningAt(1, 8));
        show(screen);
        screen.say("a remark");
        show(screen);

        assertThat(terminal.visible()).hasSize(4).startsWith("a remark");
    }

    @Test
    void atTheEndOnlyEndedJobsAreLeft() {
        progress.accept(Views.runningAt(1, 8));
        show(screen);
        progress.accept(Views.job(1, JobState.FINISHED));
        screen.end(progress);

        assertThat(terminal.visible()).containsExactly("finished  student, seed 1       12 s", "");
    }
}
