package dev.w2s.study.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads events as the value of a Kafka record; their type is in the CloudEvents header {@code ce_type}. */
public final class EventJson {
    private EventJson() {}

    public static byte[] write(Event event) {
        try {
            return StudyJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new CategorizedException(FailureCategory.INTERNAL, "cannot write " + event, e);
        }
    }

    /**
     * Reads an event; unknown fields are ignored.
     *
     * @throws InvalidFieldException naming the missing or impossible field, or the unknown type
     */
    public static Event read(@Nullable String cloudEventsType, byte @Nullable [] value) {
        if (cloudEventsType == null) {
            throw new InvalidFieldException("ce_type", "is missing: the message is not a CloudEvent in binary mode");
        }
        EventType type = EventType.ofCloudEventsType(cloudEventsType)
                .orElseThrow(() ->
                        new InvalidFieldException("ce_type", "'" + cloudEventsType + "' is not a known type of event"));
        return read(type.payload(), value);
    }

    /** Reads an event of a known type, as {@link #read(String, byte[])} does. */
    public static <E extends Event> E read(Class<E> payload, byte @Nullable [] value) {
        if (value == null) {
            throw new InvalidFieldException("document", "is empty");
        }
        JsonNode document;
        try {
            document = StudyJson.mapper().readTree(value);
        } catch (IOException e) {
            throw new InvalidFieldException("document", "is not JSON: " + firstLine(e));
        }
        if (!document.isObject()) {
            throw new InvalidFieldException("document", "is not a JSON object");
        }
        return StudyJson.read(StudyJson.mapper(), document, payload);
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
