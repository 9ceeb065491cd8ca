package dev.w2s.eval.job;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Records what workers report. The same report a second time changes nothing. */
@ApplicationScoped
public class JobTracker {
    /** What became of a report. */
    public enum Outcome {
        /** The report was recorded; nothing follows for other jobs. */
        NOTED,
        /** The job has changed its state: other jobs may have become ready, or may have failed. */
        MOVED,
        /** The job was cancelled, and its worker does not know it: the reconciler tells the worker again. */
        UNWANTED,
        /** The report is about an unknown job, an earlier attempt, or a job that has ended. */
        IGNORED
    }

    private final OneWriter writer;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final InstantSource clock;

    JobTracker(OneWriter writer, Jobs jobs, JobLifecycle lifecycle, InstantSource clock) {
        this.writer = writer;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    public Outcome report(JobEvent event) {
        return writer.call(() -> record(event));
    }

    private Outcome record(JobEvent event) {
        JobRow job = jobs.find(event.key()).orElse(null);
        if (job == null) {
            return Outcome.IGNORED;
        }
        if (job.state == JobState.CANCELLED && (event instanceof JobStarted || event instanceof JobProgressed)) {
            job.sent = true;
            return Outcome.UNWANTED;
        }
        if (event.attempt() != job.attempt.number) {
            return Outcome.IGNORED;
        }
        JobState before = job.state;
        if (!apply(event, job)) {
            return Outcome.IGNORED;
        }
        job.attempt.worker = event.worker();
        return job.state == before ? Outcome.NOTED : Outcome.MOVED;
    }

    private boolean apply(JobEvent event, JobRow job) {
        if (event instanceof JobStarted started) {
            return start(started, job);
        }
        if (event instanceof JobProgressed progressed) {
            return progress(progressed, job);
        }
        if (event instanceof JobFinished finished) {
            return finish(finished, job);
        }
        if (event instanceof JobFailed failed) {
            return fail(failed, job);
        }
        throw new IllegalArgumentException("the tracker does not know what follows from a " + event.getClass());
    }

    private boolean start(JobStarted event, JobRow job) {
        boolean started = lifecycle.apply(job, JobSignal.STARTED);
        if (started) {
            job.attempt.startedAt = event.at();
        }
        return started;
    }

    private boolean progress(JobProgressed event, JobRow job) {
        if (!lifecycle.apply(job, JobSignal.PROGRESSED)) {
            return false;
        }
        job.attempt.waitFor(event.download());
        if (event.download() == null) {
            job.attempt.step = event.step();
            job.attempt.totalSteps = event.totalSteps();
            job.attempt.loss = event.loss();
            // An evaluation comes every so many steps; its result holds until the next one.
            job.attempt.valAuc = event.valAuc() == null ? job.attempt.valAuc : event.valAuc();
        }
        job.attempt.tokensPerSecond = event.tokensPerSecond();
        job.attempt.remainingSeconds = event.remainingSeconds();
        return true;
    }

    private boolean finish(JobFinished event, JobRow job) {
        boolean finished = lifecycle.finish(job, JobSignal.FINISHED);
        if (finished) {
            job.attempt.endedAt = event.at();
            job.attempt.seconds = event.seconds();
            job.attempt.cpuSeconds = event.cpuSeconds();
        }
        return finished;
    }

    private boolean fail(JobFailed event, JobRow job) {
        if (event.willRetry()) {
            boolean retrying = lifecycle.apply(job, JobSignal.RETRYING);
            if (retrying) {
                // The queue hands out the same request again: it counts as sent now, not when it first was.
                job.sentAt = clock.instant();
                job.attempt.setFailure(event.category(), event.message(), event.stack());
            }
            return retrying;
        }
        if (event.category() == FailureCategory.CANCELLED) {
            return lifecycle.stop(job);
        }
        return lifecycle.fail(job, event.category(), event.message(), event.stack());
    }
}
