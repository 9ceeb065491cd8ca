package dev.w2s.eval.job;

import dev.w2s.artifact.Manifest;
import dev.w2s.events.LogContext;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves jobs along {@link JobTransitions}, and with them the jobs that need them. Everything here but
 * {@link #refuseToSend} runs inside a transaction of {@link OneWriter}; the reconciler sends what is to be sent after
 * its commit.
 */
@ApplicationScoped
public class JobLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobLifecycle.class);

    private final OneWriter writer;
    private final Jobs jobs;
    private final InstantSource clock;

    JobLifecycle(OneWriter writer, Jobs jobs, InstantSource clock) {
        this.writer = writer;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Moves the job; false, and nothing changed, where the signal means nothing in the job's state. */
    boolean apply(JobRow job, JobSignal signal) {
        Optional<JobState> next = JobTransitions.next(job.state, signal);
        if (next.isEmpty()) {
            return false;
        }
        if (next.get() != job.state) {
            try (LogContext context = LogContext.job(job.studyId, job.kind, job.jobKey())) {
                LOG.info(
                        "'{}': {} -> {} ({})",
                        job.title,
                        job.state.label(),
                        next.get().label(),
                        signal);
            }
        }
        job.state = next.get();
        job.changedAt = clock.instant();
        if (signal != JobSignal.PROGRESSED) {
            // The worker that has the job now reports anew what it waits for.
            job.attempt.waitFor(null);
        }
        if (job.state.isEnded()) {
            job.attempt.endedAt = job.changedAt;
            job.attempt.remainingSeconds = null;
        }
        return true;
    }

    /** Releases the job if it waits and all its inputs exist. */
    public void releaseIfReady(JobRow job) {
        if (job.state == JobState.WAITING && jobs.inputsExist(job) && apply(job, JobSignal.INPUTS_READY)) {
            job.begin(new Attempt(job.attempt.number + 1));
            job.studyId = jobs.runningStudyThatNeeds(job.key).orElse(job.studyId);
        }
    }

    /**
     * Finishes a job whose artifact was found in the store, whoever put it there.
     *
     * @param manifest the artifact's, which says how it was made
     * @return false where the job had finished already
     */
    public boolean find(JobRow job, Manifest manifest) {
        boolean found = finish(job, JobSignal.ARTIFACT_FOUND);
        if (found) {
            job.attempt.startedAt = manifest.startedAt();
            job.attempt.seconds = manifest.seconds();
            job.attempt.cpuSeconds = manifest.measurements().get("cpuSeconds");
        }
        return found;
    }

    /** Finishes a job whose artifact exists, and releases the jobs that waited for nothing else. */
    boolean finish(JobRow job, JobSignal signal) {
        if (!apply(job, signal)) {
            return false;
        }
        job.attempt.setFailure(null, null, null);
        jobs.flush();
        for (JobRow dependent : jobs.dependentsOf(job)) {
            releaseIfReady(dependent);
        }
        return true;
    }

    /** Fails the job for good, and with it every job that needs it. */
    boolean fail(JobRow job, FailureCategory category, String message, @Nullable String stack) {
        if (!apply(job, JobSignal.FAILED)) {
            return false;
        }
        job.attempt.setFailure(category, message, stack);
        failDependents(job, category, "needs " + job.title + ", which failed: " + message);
        return true;
    }

    private void failDependents(JobRow job, FailureCategory category, String message) {
        for (JobRow dependent : jobs.dependentsOf(job)) {
            if (apply(dependent, JobSignal.INPUT_FAILED)) {
                dependent.attempt.setFailure(category, message, null);
                failDependents(dependent, category, message);
            }
        }
    }

    /** Fails a job whose recipe another version of w2s wrote, and this one cannot read. */
    public void refuseToSend(JobRow job) {
        writer.run(() -> jobs.find(job.jobKey())
                .ifPresent(row -> fail(
                        row,
                        FailureCategory.INVALID_REQUEST,
                        "its recipe cannot be read by this version of w2s; submit the study again under another id",
                        null)));
    }

    /**
     * Ends a job that no study needs any more. If a worker may have it, the reconciler sends the order to stop.
     *
     * @return whether a worker may have it
     */
    public boolean cancel(JobRow job) {
        boolean workersMayHaveIt = job.state == JobState.RELEASED || job.state == JobState.RUNNING;
        if (!apply(job, JobSignal.CANCELLED)) {
            return false;
        }
        job.sent = workersMayHaveIt;
        return workersMayHaveIt;
    }

    /**
     * A study needs an artifact that does not exist, so its ended job starts over, and jobs that count on it wait
     * again.
     */
    public void needAgain(JobRow job) {
        if (apply(job, JobSignal.NEEDED_AGAIN)) {
            job.begin(new Attempt(job.attempt.number));
            for (JobRow dependent : jobs.dependentsOf(job)) {
                apply(dependent, JobSignal.INPUT_LOST);
            }
        }
    }

    /** A worker has stopped an attempt that a study still needs; the job is released again. */
    boolean stop(JobRow job) {
        boolean stopped = apply(job, JobSignal.STOPPED);
        if (stopped) {
            releaseIfReady(job);
        }
        return stopped;
    }
}
