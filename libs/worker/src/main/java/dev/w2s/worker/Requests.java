package dev.w2s.worker;

import dev.w2s.queue.Delivery;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobRequested;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads requests out of deliveries. */
final class Requests {
    private static final String TIME = "ce_time";

    private Requests() {}

    /** @throws dev.w2s.study.failure.InvalidFieldException naming the field that is missing or impossible */
    static JobRequested read(Delivery delivery) {
        return EventJson.read(JobRequested.class, delivery.value());
    }

    /** When the request was sent; now, where the sender did not say. */
    static Instant sentAt(Delivery delivery, InstantSource clock) {
        @Nullable String time = delivery.headers().get(TIME);
        try {
            return time == null ? clock.instant() : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }

    static UnreadableMessage unreadable(Delivery delivery) {
        return new UnreadableMessage(
                delivery.topic(), delivery.partition(), delivery.offset(), delivery.key(), delivery.value());
    }
}
