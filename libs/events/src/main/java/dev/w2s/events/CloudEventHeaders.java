package dev.w2s.events;

import dev.w2s.study.event.Event;
import dev.w2s.study.event.JobEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The attributes of CloudEvents 1.0 as the headers of a Kafka record in binary mode. */
public final class CloudEventHeaders {
    private static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";
    private static final String JSON = "application/json";

    private CloudEventHeaders() {}

    static List<Header> of(Event event, String source) {
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", UUID.randomUUID().toString()),
                header("ce_source", source),
                header(TYPE, event.type().cloudEventsType()),
                header(TIME, time(event).toString()),
                header("ce_datacontenttype", JSON),
                header("content-type", JSON));
    }

    /** The moment that a report tells of; for everything else, now. */
    private static Instant time(Event event) {
        return event instanceof JobEvent report ? report.at() : Instant.now();
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the event's type, or null where the message is no CloudEvent. */
    public static @Nullable String type(Headers headers) {
        Header header = headers.lastHeader(TYPE);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the time of the event, or nothing where the sender did not say it in a way that can be read.
     *
     * @param headers by name, as text
     */
    public static Optional<Instant> time(Map<String, String> headers) {
        String time = headers.get(TIME);
        try {
            return time == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
