package dev.w2s.worker;

import dev.w2s.events.KafkaFutures;
import dev.w2s.queue.JobFailure;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobProgressed;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.failure.CategorizedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of one delivery of a job. All methods but those of progress return when the event can no longer be
 * lost.
 */
final class JobReports {
    private static final Logger LOG = LoggerFactory.getLogger(JobReports.class);

    private final JobReporter reporter;
    private final WorkerIdentity worker;
    private final JobRequested request;
    private final int delivery;
    private final InstantSource clock;
    private final Instant claimedAt;
    private final ProcessCpu cpu = ProcessCpu.now();
    private CompletableFuture<Void> lastProgress = CompletableFuture.completedFuture(null);

    JobReports(JobReporter reporter, WorkerIdentity worker, JobRequested request, int delivery, InstantSource clock) {
        this.reporter = reporter;
        this.worker = worker;
        this.request = request;
        this.delivery = delivery;
        this.clock = clock;
        this.claimedAt = clock.instant();
    }

    Instant claimedAt() {
        return claimedAt;
    }

    Duration sinceClaimed() {
        return Duration.between(claimedAt, clock.instant());
    }

    double cpuSeconds() {
        return cpu.secondsSince();
    }

    void started() {
        send(new JobStarted(
                request.key(), request.studyId(), request.attempt(), worker.name(), clock.instant(), delivery));
    }

    /**
     * Sends progress, unless the report before it is still on its way: progress must not pile up in front of an absent
     * broker.
     */
    void progressed(ProgressReport report) {
        if (lastProgress.isDone() || report.isLast()) {
            JobProgress progress = report.progress();
            lastProgress = deliver(new JobProgressed(
                    request.key(),
                    request.studyId(),
                    request.attempt(),
                    worker.name(),
                    clock.instant(),
                    progress.step(),
                    progress.totalSteps(),
                    finite(progress.loss()),
                    finite(progress.valAuc()),
                    report.speed().tokensPerSecond(),
                    report.speed().remainingSeconds(),
                    report.download()));
        }
    }

    void finished(boolean reused) {
        send(new JobFinished(
                request.key(),
                request.studyId(),
                request.attempt(),
                worker.name(),
                clock.instant(),
                request.recipe().artifact(),
                reused,
                sinceClaimed().toNanos() / 1e9,
                cpuSeconds()));
    }

    void failed(JobFailure reason, boolean willRetry) {
        send(new JobFailed(
                request.key(),
                request.studyId(),
                request.attempt(),
                worker.name(),
                clock.instant(),
                reason.category(),
                reason.message(),
                reason.stack(),
                delivery,
                willRetry));
    }

    /** A failure that does not end the job; another try is worth more than this event. */
    void failedForNow(JobFailure reason) {
        try {
            failed(reason, true);
        } catch (CategorizedException notSent) {
            LOG.warn("a retry could not be reported: {}", notSent.getMessage());
        }
    }

    private void send(JobEvent event) {
        KafkaFutures.await(deliver(event));
    }

    private CompletableFuture<Void> deliver(JobEvent event) {
        return reporter.report(worker.service(), event).toCompletableFuture();
    }

    /** JSON has no NaN; the run itself fails on one. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }
}
