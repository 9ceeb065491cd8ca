package dev.w2s.worker;

import dev.w2s.queue.JobQueueHealth;
import io.smallrye.health.api.HealthRegistry;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * A service is ready while its queue has a broker and its store can be written, and alive whatever becomes of both, as
 * long as its queue's thread runs: a worker that is killed because the broker is away loses its job for nothing.
 */
@ApplicationScoped
class WorkerHealth {
    private static final String PROBLEM = "problem";

    void watch(Worker worker) {
        String service = worker.definition().service().label();
        HealthRegistry readiness = HealthRegistries.getRegistry(HealthType.READINESS);
        readiness.register(service + "-queue", () -> queue(service + " queue", worker));
        readiness.register(
                service + "-store",
                () -> answer(service + " store", worker.store().complaint()));
        HealthRegistries.getRegistry(HealthType.LIVENESS)
                .register(
                        service + "-queue-thread",
                        () -> answer(
                                service + " queue thread",
                                worker.isAlive() ? Optional.empty() : Optional.of("has ended; restart the service")));
    }

    private static HealthCheckResponse queue(String name, Worker worker) {
        return answer(
                name,
                worker.queueHealth().stream()
                        .map(JobQueueHealth::problem)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static HealthCheckResponse answer(String name, Optional<String> problem) {
        return problem.map(words -> HealthCheckResponse.named(name)
                        .down()
                        .withData(PROBLEM, words)
                        .build())
                .orElseGet(() -> HealthCheckResponse.named(name).up().build());
    }
}
