package dev.w2s.cli;

import static dev.w2s.cli.FakeEvalService.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
    private static final String RUNNING = event("study", Views.summary("test-1", StudyState.RUNNING));
    private static final String ENDED = event("study", Views.summary("test-1", StudyState.COMPLETED));

    @TempDir
    private Path home;

    private final FakeEvalService server = new FakeEvalService();
    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = new Shell(home, home).with("W2S_SERVER", server.url());
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.COMPLETED))
                .answers("GET /studies/test-1/report.md", 200, "text/markdown", "# report")
                .answers("GET /studies/test-1/results", 200, "application/json", "{}");
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    @Test
    void aStudyIsShownToItsTable() {
        server.streams(
                "test-1",
                RUNNING,
                event("job", Views.runningAt(1, 8)),
                ": a comment that keeps the connection alive\n\n",
                event("job", Views.job(1, JobState.FINISHED)),
                ENDED);

        int exitCode = shell.run("watch", "test-1");

        assertThat(exitCode).isZero();
        assertThat(shell.out())
                .contains("finished  student, seed 1       12 s", "mean           0.8775   0.9150   0.9500      0.519");
    }

    @Test
    void whatTheDataWarnOfIsSaidAtTheEnd() {
        server.streams("test-1", ENDED)
                .answers(
                        "GET /studies/test-1/results",
                        200,
                        "application/json",
                        "{\"warnings\":{\"ppa\":[\"Label 1 is rare\"]}}");

        shell.run("watch", "test-1");

        assertThat(shell.out()).contains("Warnings, from the data of ppa:\n  Label 1 is rare\n");
    }

    @Test
    void reportAndResultsLieInTheStudysFolder() {
        server.streams("test-1", ENDED);

        shell.run("watch", "test-1");

        assertThat(home.resolve("reports/test-1/report.md")).hasContent("# report");
        assertThat(home.resolve("reports/test-1/results.json")).hasContent("{}");
    }

    @Test
    void aBrokenConnectionIsMadeAgain() {
        server.breaksAfter("test-1", RUNNING, event("job", Views.runningAt(1, 8)))
                .streams("test-1", event("job", Views.job(1, JobState.FINISHED)), ENDED);

        int exitCode = shell.run("watch", "test-1");

        assertThat(exitCode).isZero();
        assertThat(shell.out()).containsOnlyOnce("broke").containsOnlyOnce("Connected again");
    }

    @Test
    void aStreamThatEndsBeforeTheStudyIsOpenedAgain() {
        server.streams("test-1", RUNNING).streams("test-1", ENDED);

        assertThat(shell.run("watch", "test-1")).isZero();
    }

    @Test
    void aConnectionThatBreaksAfterTheEndIsNoTrouble() {
        server.breaksAfter("test-1", ENDED);

        assertThat(shell.run("watch", "test-1")).isZero();
        assertThat(shell.out()).doesNotContain("broke");
    }

    @Test
    void eventsOfANewerServerAreSkipped() {
        server.streams(
                "test-1", "event: weather\ndata: {}\n\n", "event: job\ndata: {\"state\":\"dreaming\"}\n\n", ENDED);

        assertThat(shell.run("watch", "test-1")).isZero();
    }

    @Test
    void aFailedStudyIsAFailureInWords() {
        server.answers("GET /studies/test-1", 200, Views.failedView("test-1", "loss is NaN at step 3"))
                .streams("test-1", event("study", Views.summary("test-1", StudyState.FAILED)));

        int exitCode = shell.run("watch", "test-1");

        assertThat(exitCode).isEqualTo(ExitCode.STUDY_NOT_COMPLETED);
        assertThat(shell.out()).contains("What failed:", "loss is NaN at step 3");
    }

    @Test
    void aCancelledStudyIsNoSuccess() {
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.CANCELLED))
                .streams("test-1", event("study", Views.summary("test-1", StudyState.CANCELLED)));

        assertThat(shell.run("watch", "test-1")).isEqualTo(ExitCode.STUDY_NOT_COMPLETED);
        assertThat(shell.out()).contains("was cancelled");
    }

    @Test
    void submitCanWatchToo() throws Exception {
        server.answers("POST /studies", 201, Views.view("test-1", StudyState.RUNNING))
                .streams("test-1", RUNNING, ENDED);
        Path file = Files.writeString(home.resolve("study.yaml"), "name: test\n");

        int exitCode = shell.run("submit", file.toString(), "--watch");

        assertThat(exitCode).isZero();
        assertThat(shell.out()).contains("Study test-1", "mean ");
    }
}
