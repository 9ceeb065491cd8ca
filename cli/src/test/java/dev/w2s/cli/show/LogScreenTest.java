package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.Views;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobState;
import dev.w2s.study.view.JobView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogScreenTest {
    private final StringWriter text = new StringWriter();
    private final LogScreen screen = new LogScreen(new PrintWriter(text));
    private final StudyProgress progress = new StudyProgress();

    private void showAt(int second, JobView job) {
        progress.accept(job);
        screen.show(progress, Duration.ofSeconds(second));
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }

    @Test
    void aChangeOfStateIsALineAtOnce() {
        showAt(0, Views.job(1, JobState.RUNNING));
        showAt(0, Views.job(1, JobState.FINISHED));

        assertThat(lines()).containsExactly("running   student, seed 1", "finished  student, seed 1       12 s");
    }

    @Test
    void progressIsALineEveryTenSeconds() {
        for (int second = 0; second <= 30; second++) {
            showAt(second, Views.runningAt(1, second));
        }

        assertThat(lines()).hasSize(4);
    }

    @Test
    void aDownloadIsProgressAndALineEveryTenSeconds() {
        for (int second = 0; second <= 30; second++) {
            showAt(second, Views.waitingFor(1, new Download("a/b", second * 1_000_000_000L, 64_000_000_000L)));
        }

        assertThat(lines())
                .containsExactly(
                        "running   student, seed 1       downloading 0.0 of 64.0 GB of a/b",
                        "running   student, seed 1       downloading 10.0 of 64.0 GB of a/b",
                        "running   student, seed 1       downloading 20.0 of 64.0 GB of a/b",
                        "running   student, seed 1       downloading 30.0 of 64.0 GB of a/b");
    }

    @Test
    void aDownloadThatStandsStillIsNoLine() {
        showAt(0, Views.waitingFor(1, new Download("a/b", 5, 10)));
        showAt(60, Views.waitingFor(1, new Download("a/b", 5, 10)));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void withoutProgressThereIsNoLine() {
        showAt(0, Views.runningAt(1, 8));
        showAt(60, Views.runningAt(1, 8));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void jobsThatWaitAreNotListed() {
        showAt(0, Views.job(1, JobState.WAITING));
        showAt(1, Views.job(1, JobState.RELEASED));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aFailureIsInWords() {
        showAt(0, Views.failed(1, FailureCategory.NUMERICAL, "loss is NaN at step 3\nstack"));

        assertThat(lines()).containsExactly("failed    student, seed 1       numerical: loss is NaN at step 3");
    }

    @Test
    void noControlSequencesAreWritten() {
        showAt(0, Views.runningAt(1, 8));
        screen.say("a remark");
        screen.end(progress);

        assertThat(text.toString()).doesNotContain("\u001b", "\r");
    }
}
