package dev.w2s.worker;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.Provenance;
import dev.w2s.events.DeadLetters;
import dev.w2s.events.KafkaFutures;
import dev.w2s.events.LogContext;
import dev.w2s.queue.Cancellation;
import dev.w2s.queue.Delivery;
import dev.w2s.queue.JobFailure;
import dev.w2s.queue.JobFailures;
import dev.w2s.queue.JobHandler;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Recipe;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a delivery, from the request's bytes to a published artifact and the event that tells of it. The broker
 * has that event before the delivery is accepted, so a kill in between costs a second delivery that finds the artifact.
 */
final class JobWorker implements JobHandler, JobFailures {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final WorkerIdentity identity;
    private final Runners runners;
    private final ArtifactStore store;
    private final JobReporter reporter;
    private final DeadLetters deadLetters;
    private final Cancellations cancellations;
    private final JobMetrics metrics;
    private final MemoryRetries memoryRetries;
    private final InstantSource clock;

    JobWorker(
            WorkerIdentity identity,
            Runners runners,
            ArtifactStore store,
            JobReporter reporter,
            DeadLetters deadLetters,
            Cancellations cancellations,
            JobMetrics metrics,
            MemoryRetries memoryRetries,
            InstantSource clock) {
        this.identity = identity;
        this.runners = runners;
        this.store = store;
        this.reporter = reporter;
        this.deadLetters = deadLetters;
        this.cancellations = cancellations;
        this.metrics = metrics;
        this.memoryRetries = memoryRetries;
        this.clock = clock;
    }

    @Override
    public void run(Delivery delivery, Cancellation hold) throws Exception {
        Optional<JobRequested> request = readOrRefuse(delivery);
        if (request.isPresent()) {
            mark(request.get());
            carryOut(new ClaimedJob(request.get(), Requests.sentAt(delivery, clock), delivery, hold, cancellations));
        }
    }

    /** The queue gave the job up: for what it threw, or because every worker that took it died. */
    @Override
    public void record(Delivery delivery, JobFailure failure) {
        readOrRefuse(delivery).ifPresent(request -> {
            mark(request);
            LOG.warn(
                    "'{}' failed for good ({}): {}",
                    request.title(),
                    failure.category().label(),
                    failure.message());
            reports(request, delivery).failed(failure, false);
            boolean cancelled = failure.category() == FailureCategory.CANCELLED;
            metrics.ended(request.recipe().kind(), cancelled ? JobOutcome.CANCELLED : JobOutcome.FAILED);
        });
    }

    /**
     * Returns nothing for what cannot be read. The broker has it as a dead letter then, and nothing is left to do for
     * it.
     */
    private Optional<JobRequested> readOrRefuse(Delivery delivery) {
        try {
            return Optional.of(Requests.read(delivery));
        } catch (InvalidFieldException e) {
            KafkaFutures.await(deadLetters.keep(Requests.refused(delivery), String.valueOf(e.getMessage())));
            metrics.unreadable();
            return Optional.empty();
        }
    }

    /** What the queue says on this thread after the job belongs to the job too. */
    private static void mark(JobRequested request) {
        LogContext.markThread(request.studyId(), request.recipe().kind(), request.key());
    }

    private void carryOut(ClaimedJob job) throws Exception {
        JobReports reports = reports(job.request(), job.delivery());
        metrics.started();
        try {
            metrics.ended(job.kind(), produce(job, reports));
        } catch (Throwable failure) {
            reportRetry(job, reports, failure);
            throw failure;
        } finally {
            metrics.stopped();
        }
    }

    private JobOutcome produce(ClaimedJob job, JobReports reports) throws Exception {
        job.throwIfStopRequested();
        Recipe recipe = job.request().recipe();
        if (store.exists(recipe.artifact())) {
            reports.finished(true);
            LOG.info("'{}' is there already", job.request().title());
            return JobOutcome.REUSED;
        }
        runners.require(recipe);
        requireInputs(recipe);
        LOG.info(
                "'{}' starts, delivery {}",
                job.request().title(),
                job.delivery().deliveryCount());
        Product product = memoryRetries.run(job, reports, divisor -> runOnce(job, reports, divisor));
        publish(recipe, reports, product);
        reports.finished(false);
        metrics.duration(job.kind(), reports.sinceClaimed());
        LOG.info(
                "'{}' finished in {} s",
                job.request().title(),
                reports.sinceClaimed().toMillis() / 1e3);
        return JobOutcome.FINISHED;
    }

    private void requireInputs(Recipe recipe) {
        for (ArtifactId input : recipe.inputs()) {
            if (!store.exists(input)) {
                throw new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        "input " + input + " is not in the store; do all services work on the same one?");
            }
        }
    }

    private Product runOnce(ClaimedJob job, JobReports reports, int tokenBudgetDivisor) throws Exception {
        reports.started();
        JobProgressSink progress = new JobProgressSink(job.kind(), reports, metrics, clock);
        try {
            return runners.run(job.request().recipe(), new RunningJob(job, store, progress, tokenBudgetDivisor));
        } finally {
            progress.close();
        }
    }

    private void publish(Recipe recipe, JobReports reports, Product product) {
        Map<String, Double> measurements = new HashMap<>(product.measurements());
        measurements.put("cpuSeconds", reports.cpuSeconds());
        Provenance provenance =
                new Provenance(identity.producer(), identity.device(), reports.claimedAt(), measurements);
        store.publish(recipe, provenance, product.content());
        store.progress(recipe.artifact()).clear();
    }

    /**
     * What will not be tried again is told by {@link #record}; after a lost lock the job is another worker's to tell
     * of.
     */
    private void reportRetry(ClaimedJob job, JobReports reports, Throwable failure) {
        JobFailure reason = JobFailure.of(failure);
        if (reason.category() == FailureCategory.INTERNAL) {
            LOG.error("'{}' failed", job.request().title(), failure);
        }
        if (job.isStopped()) {
            LOG.info("'{}' stops: {}", job.request().title(), reason.message());
        }
        if (job.willRetryAfter(reason.category())) {
            metrics.ended(job.kind(), JobOutcome.RETRIED);
            if (!job.isLockLost()) {
                reports.failedForNow(reason);
            }
        }
    }

    private JobReports reports(JobRequested request, Delivery delivery) {
        return new JobReports(reporter, identity, request, delivery.deliveryCount(), clock);
    }
}
