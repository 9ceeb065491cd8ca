package dev.w2s.eval.message;

import dev.w2s.study.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The attributes of CloudEvents 1.0 in Kafka's binary mode. */
public final class EventHeaders {
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "/eval-service";

    private EventHeaders() {}

    static List<Header> of(Event event) {
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", UUID.randomUUID().toString()),
                header("ce_source", SOURCE),
                header(TYPE, event.type().cloudEventsType()),
                header("ce_time", Instant.now().toString()),
                header("content-type", "application/json"));
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The event's type, or null where the message is no CloudEvent. */
    static @Nullable String type(Headers headers) {
        Header header = headers.lastHeader(TYPE);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
