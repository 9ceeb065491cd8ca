package dev.w2s.eval.job;

import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes down what workers report. The same report twice changes nothing the second time. */
@ApplicationScoped
public class JobTracker {
    /** What became of a report. */
    public enum Outcome {
        /** Written down; nothing follows for other jobs. */
        NOTED,
        /** The job has changed its state: others may have become ready, or hopeless. */
        MOVED,
        /** Of a job that was cancelled: its worker should be told. */
        UNWANTED,
        /** Of an unknown job, an earlier attempt, or a job that has ended. */
        IGNORED
    }

    private final OneWriter writer;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;

    JobTracker(OneWriter writer, Jobs jobs, JobLifecycle lifecycle) {
        this.writer = writer;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
    }

    @Transactional
    public Outcome report(JobEvent event) {
        writer.enter();
        JobRow job = jobs.find(event.key()).orElse(null);
        if (job == null) {
            return Outcome.IGNORED;
        }
        if (job.state == JobState.CANCELLED && (event instanceof JobStarted || event instanceof JobProgressed)) {
            return Outcome.UNWANTED;
        }
        if (event.attempt() != job.attempt) {
            return Outcome.IGNORED;
        }
        JobState before = job.state;
        if (!apply(event, job)) {
            return Outcome.IGNORED;
        }
        job.worker = event.worker();
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
        return fail((JobFailed) event, job);
    }

    private boolean start(JobStarted event, JobRow job) {
        boolean started = lifecycle.apply(job, JobSignal.STARTED);
        if (started) {
            job.startedAt = event.at();
        }
        return started;
    }

    private boolean progress(JobProgressed event, JobRow job) {
        if (!lifecycle.apply(job, JobSignal.PROGRESSED)) {
            return false;
        }
        job.waitFor(event.download());
        if (event.download() == null) {
            job.step = event.step();
            job.totalSteps = event.totalSteps();
            job.loss = event.loss();
            // An evaluation comes every so many steps; its result holds until the next one.
            job.valAuc = event.valAuc() == null ? job.valAuc : event.valAuc();
        }
        job.tokensPerSecond = event.tokensPerSecond();
        job.remainingSeconds = event.remainingSeconds();
        return true;
    }

    private boolean finish(JobFinished event, JobRow job) {
        boolean finished = lifecycle.finish(job, JobSignal.FINISHED);
        if (finished) {
            job.endedAt = event.at();
            job.seconds = event.seconds();
            job.cpuSeconds = event.cpuSeconds();
        }
        return finished;
    }

    private boolean fail(JobFailed event, JobRow job) {
        if (event.willRetry()) {
            boolean retrying = lifecycle.apply(job, JobSignal.RETRYING);
            if (retrying) {
                // The queue hands out the same request again: it counts as sent now, not when it first was.
                job.sentAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                job.failureCategory = event.category();
                job.failure = event.message();
                job.failureStack = event.stack();
            }
            return retrying;
        }
        if (event.category() == FailureCategory.CANCELLED) {
            return lifecycle.stop(job);
        }
        return lifecycle.fail(job, event.category(), event.message(), event.stack());
    }
}
