package dev.w2s.eval.job;

import dev.w2s.artifact.Manifest;
import dev.w2s.events.LogContext;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves jobs along {@link JobTransitions} and carries on what follows for the jobs that need them. Runs inside the
 * caller's transaction, which has entered {@link OneWriter}; what is to be sent is sent after the commit by the
 * reconciler.
 */
@ApplicationScoped
public class JobLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobLifecycle.class);

    private final OneWriter writer;
    private final Jobs jobs;

    JobLifecycle(OneWriter writer, Jobs jobs) {
        this.writer = writer;
        this.jobs = jobs;
    }

    /** Moves the job; false, and nothing changed, where its state doesn't know the signal. */
    boolean apply(JobRow job, JobSignal signal) {
        Optional<JobState> next = JobTransitions.next(job.state, signal);
        if (next.isEmpty()) {
            return false;
        }
        if (next.get() != job.state) {
            try (LogContext context = LogContext.job(job.studyId, job.kind, job.jobKey())) {
                log.info(
                        "'{}': {} -> {} ({})",
                        job.title,
                        job.state.label(),
                        next.get().label(),
                        signal);
            }
        }
        job.state = next.get();
        job.changedAt = now();
        if (signal != JobSignal.PROGRESSED) {
            // Whoever has the job now tells anew what it waits for.
            job.waitFor(null);
        }
        if (job.state.isEnded()) {
            job.endedAt = job.changedAt;
            job.remainingSeconds = null;
        }
        return true;
    }

    /** Releases a job that waits for nothing any more. */
    public void releaseIfReady(JobRow job) {
        if (job.state == JobState.WAITING && jobs.inputsExist(job) && apply(job, JobSignal.INPUTS_READY)) {
            forgetLastAttempt(job);
            job.attempt++;
            job.studyId = jobs.runningStudyThatNeeds(job.key).orElse(job.studyId);
        }
    }

    /** The artifact is in the store, whoever put it there; how it was made stands in its manifest. */
    public boolean find(JobRow job, Manifest manifest) {
        boolean found = finish(job, JobSignal.ARTIFACT_FOUND);
        if (found) {
            job.startedAt = manifest.startedAt();
            job.seconds = manifest.seconds();
            job.cpuSeconds = manifest.measurements().get("cpuSeconds");
        }
        return found;
    }

    /** The job's artifact exists: releases what waited for it alone. */
    boolean finish(JobRow job, JobSignal signal) {
        if (!apply(job, signal)) {
            return false;
        }
        job.failureCategory = null;
        job.failure = null;
        job.failureStack = null;
        jobs.flush();
        for (JobRow dependent : jobs.dependentsOf(job)) {
            releaseIfReady(dependent);
        }
        return true;
    }

    /** The job failed for good: so does everything that needs it. */
    boolean fail(JobRow job, FailureCategory category, String message, @Nullable String stack) {
        if (!apply(job, JobSignal.FAILED)) {
            return false;
        }
        job.failureCategory = category;
        job.failure = message;
        job.failureStack = stack;
        failDependents(job, category, "needs " + job.title + ", which failed: " + message);
        return true;
    }

    private void failDependents(JobRow job, FailureCategory category, String message) {
        for (JobRow dependent : jobs.dependentsOf(job)) {
            if (apply(dependent, JobSignal.INPUT_FAILED)) {
                dependent.failureCategory = category;
                dependent.failure = message;
                failDependents(dependent, category, message);
            }
        }
    }

    /** What is written in the database was written by another version, and this one cannot read it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refuseToSend(JobRow job) {
        writer.enter();
        jobs.find(job.jobKey())
                .ifPresent(row -> fail(
                        row,
                        FailureCategory.INVALID_REQUEST,
                        "its recipe cannot be read by this version of w2s; submit the study again under another id",
                        null));
    }

    public boolean cancel(JobRow job) {
        return apply(job, JobSignal.CANCELLED);
    }

    /** A study wants an artifact that isn't there; jobs that count on it wait again. */
    public void needAgain(JobRow job) {
        if (apply(job, JobSignal.NEEDED_AGAIN)) {
            forgetLastAttempt(job);
            for (JobRow dependent : jobs.dependentsOf(job)) {
                apply(dependent, JobSignal.INPUT_LOST);
            }
        }
    }

    /** A worker has stopped an attempt that is still wanted. */
    boolean stop(JobRow job) {
        boolean stopped = apply(job, JobSignal.STOPPED);
        if (stopped) {
            releaseIfReady(job);
        }
        return stopped;
    }

    private static void forgetLastAttempt(JobRow job) {
        job.sent = false;
        job.sentAt = null;
        job.worker = null;
        job.startedAt = null;
        job.endedAt = null;
        job.seconds = null;
        job.cpuSeconds = null;
        job.step = null;
        job.totalSteps = null;
        job.loss = null;
        job.valAuc = null;
        job.tokensPerSecond = null;
        job.remainingSeconds = null;
        job.failureCategory = null;
        job.failure = null;
        job.failureStack = null;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
