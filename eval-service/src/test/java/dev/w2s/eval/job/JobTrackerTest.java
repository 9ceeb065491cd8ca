package dev.w2s.eval.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a job's row when its worker waits for a model. */
class JobTrackerTest {
    private static final Key KEY = new Key("ab".repeat(32));
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Download HALF = new Download("acme/tiny", 5, 10);

    private final JobRow job = new JobRow();
    private final OneJob jobs = new OneJob();
    private final NoOtherWriter writer = new NoOtherWriter();
    private final JobTracker tracker = new JobTracker(writer, jobs, new JobLifecycle(writer, jobs, () -> AT), () -> AT);

    @BeforeEach
    void aReleasedJob() {
        job.key = KEY.hex();
        job.kind = JobKind.FINE_TUNE;
        job.title = "fine-tune weak, seed 0";
        job.studyId = "study-1";
        job.state = JobState.RELEASED;
        job.attempt.number = 1;
    }

    @Test
    void everyKindOfReportIsRecorded() {
        // given
        List<JobEvent> reports = List.of(
                new JobStarted(KEY, "study-1", 1, "worker", AT, 1),
                step(1),
                new JobFinished(
                        KEY, "study-1", 1, "worker", AT, new ArtifactId(ArtifactKind.CHECKPOINT, KEY), false, 1, 1),
                new JobFailed(KEY, "study-1", 1, "worker", AT, FailureCategory.NUMERICAL, "NaN", "", 1, false));
        assertThat(reports.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(JobEvent.class.getPermittedSubclasses());

        for (JobEvent report : reports) {
            // when
            job.state = JobState.RELEASED;
            JobTracker.Outcome outcome = tracker.report(report);

            // then
            assertThat(outcome).as(report.toString()).isEqualTo(JobTracker.Outcome.MOVED);
        }
    }

    @Test
    void aWorkerOfACancelledJobIsToBeToldToStop() {
        // given
        job.state = JobState.CANCELLED;

        // when
        JobTracker.Outcome outcome = tracker.report(step(1));

        // then
        assertThat(outcome).isEqualTo(JobTracker.Outcome.UNWANTED);
        assertThat(job.sent).isTrue();
    }

    @Test
    void aDownloadIsNotedAndMakesTheJobRun() {
        // when
        tracker.report(downloading(HALF));

        // then
        assertThat(job.state).isEqualTo(JobState.RUNNING);
        assertThat(job.attempt.download()).isEqualTo(HALF);
        assertThat(job.attempt.step).isNull();
    }

    @Test
    void aWorkerThatDownloadsKnowsNothingOfTheStepsOfTheOneBefore() {
        // given
        tracker.report(step(12));

        // when
        tracker.report(downloading(HALF));

        // then
        assertThat(job.attempt.step).isEqualTo(12);
        assertThat(job.attempt.totalSteps).isEqualTo(32);
        assertThat(job.attempt.loss).isEqualTo(0.5);
        assertThat(job.attempt.remainingSeconds).isNull();
    }

    @Test
    void theFirstStepEndsTheDownload() {
        // given
        tracker.report(downloading(HALF));

        // when
        tracker.report(step(1));

        // then
        assertThat(job.attempt.download()).isNull();
        assertThat(job.attempt.step).isEqualTo(1);
    }

    @Test
    void aWorkerThatHasTheModelDoesNotInheritTheDownloadOfTheOneBefore() {
        // given
        tracker.report(downloading(HALF));

        // when
        tracker.report(new JobStarted(KEY, "study-1", 1, "other worker", AT, 2));

        // then
        assertThat(job.attempt.download()).isNull();
    }

    @Test
    void aJobThatFailedDownloadsNothing() {
        // given
        tracker.report(downloading(HALF));

        // when
        tracker.report(new JobFailed(
                KEY, "study-1", 1, "worker", AT, FailureCategory.STORAGE, "the disk is full", "", 5, false));

        // then
        assertThat(job.state).isEqualTo(JobState.FAILED);
        assertThat(job.attempt.download()).isNull();
    }

    private static JobProgressed downloading(Download download) {
        return new JobProgressed(KEY, "study-1", 1, "worker", AT, 0, 0, null, null, null, null, download);
    }

    private static JobProgressed step(long step) {
        return new JobProgressed(KEY, "study-1", 1, "worker", AT, step, 32, 0.5, 0.8, 1000.0, 20.0, null);
    }

    /** A database with this one job. */
    private final class OneJob extends Jobs {
        @Override
        public Optional<JobRow> find(Key key) {
            return Optional.of(job);
        }

        @Override
        public void flush() {}

        @Override
        public List<JobRow> dependentsOf(JobRow row) {
            return List.of();
        }
    }

    private static final class NoOtherWriter extends OneWriter {
        NoOtherWriter() {
            super(null);
        }

        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }
}
