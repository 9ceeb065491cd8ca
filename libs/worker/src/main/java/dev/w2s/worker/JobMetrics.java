package dev.w2s.worker;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.Service;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One service's meters about its jobs. None has a label that grows with the number of jobs. */
final class JobMetrics {
    private static final String UNKNOWN_KIND = "unknown";

    private final MeterRegistry registry;
    private final Tags service;
    private final String topic;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicReference<Double> loss = new AtomicReference<>(Double.NaN);

    JobMetrics(MeterRegistry registry, Service service) {
        this.registry = registry;
        this.topic = service.jobsTopic();
        this.service = Tags.of("service", service.label());
        Gauge.builder("w2s.jobs.in.flight", inFlight, AtomicInteger::get)
                .description("Jobs running in this process")
                .tags(this.service)
                .register(registry);
        Gauge.builder("w2s.training.loss", loss, AtomicReference::get)
                .description("Loss of the last optimizer batch of the job that reported last; NaN while none trains")
                .tags(this.service)
                .register(registry);
        ended(UNKNOWN_KIND, JobOutcome.UNREADABLE).increment(0);
    }

    void lag(Supplier<Number> jobs) {
        Gauge.builder("w2s.queue.lag", jobs)
                .description(
                        "Jobs in the queue that have not ended, running ones included; NaN while the broker is away")
                .tag("topic", topic)
                .register(registry);
    }

    void started() {
        inFlight.incrementAndGet();
    }

    void stopped() {
        if (inFlight.decrementAndGet() == 0) {
            loss.set(Double.NaN);
        }
    }

    void ended(JobKind kind, JobOutcome outcome) {
        ended(kind.label(), outcome).increment();
    }

    void unreadable() {
        ended(UNKNOWN_KIND, JobOutcome.UNREADABLE).increment();
    }

    void duration(JobKind kind, Duration sinceClaimed) {
        Timer.builder("w2s.job.duration")
                .description("From claim to publication of jobs that computed their artifact")
                .tags(service.and("kind", kind.label()))
                .register(registry)
                .record(sinceClaimed);
    }

    void tokens(JobKind kind, long more) {
        Counter.builder("w2s.tokens")
                .description("Tokens that went through a model")
                .tags(service.and("kind", kind.label()))
                .register(registry)
                .increment(more);
    }

    void loss(double value) {
        loss.set(value);
    }

    private Counter ended(String kind, JobOutcome outcome) {
        return Counter.builder("w2s.jobs")
                .description("Deliveries of jobs by how they ended")
                .tags(service.and("kind", kind, "outcome", outcome.label()))
                .register(registry);
    }
}
