package dev.w2s.eval.metric;

import dev.w2s.study.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what was consumed, and what the reconciler did. */
@ApplicationScoped
public class EventMetrics {
    private final MeterRegistry registry;

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param handled false where the event changed nothing */
    public void count(EventType type, boolean handled) {
        registry.counter("w2s.eval.events", "type", type.cloudEventsType(), "outcome", handled ? "handled" : "ignored")
                .increment();
    }

    public void countDeadLetter(String topic) {
        registry.counter("w2s.eval.dead.letters", "topic", topic).increment();
    }

    public void countActions(String action, int count) {
        registry.counter("w2s.eval.reconciler.actions", "action", action).increment(count);
    }

    public void countFailure(String action) {
        registry.counter("w2s.eval.reconciler.failures", "action", action).increment();
    }
}
