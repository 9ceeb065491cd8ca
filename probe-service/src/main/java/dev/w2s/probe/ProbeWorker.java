package dev.w2s.probe;

import dev.w2s.study.Service;
import dev.w2s.worker.WorkerDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Stands on the queue of probe jobs; there is no kind of them yet, so each is refused in words. */
final class ProbeWorker {
    private ProbeWorker() {}

    @Produces
    @Singleton
    static WorkerDefinition probeWorker(ProbeSettings settings) {
        return new WorkerDefinition(Service.PROBE, settings, "cpu", List.of());
    }
}
