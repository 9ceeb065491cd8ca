package dev.w2s.worker;

import dev.w2s.events.CloudEventHeaders;
import dev.w2s.events.RefusedMessage;
import dev.w2s.queue.Delivery;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobRequested;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Reads requests out of deliveries. */
final class Requests {
    private Requests() {}

    /**
     * Reads a request.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException naming the field that is missing or impossible
     */
    static JobRequested read(Delivery delivery) {
        return EventJson.read(JobRequested.class, delivery.value());
    }

    /** Returns when the request was sent, or now where the sender did not say. */
    static Instant sentAt(Delivery delivery, InstantSource clock) {
        return CloudEventHeaders.time(delivery.headers()).orElseGet(clock::instant);
    }

    static RefusedMessage refused(Delivery delivery) {
        return new RefusedMessage(
                delivery.topic(),
                delivery.partition(),
                delivery.offset(),
                delivery.key().getBytes(StandardCharsets.UTF_8),
                delivery.value());
    }
}
