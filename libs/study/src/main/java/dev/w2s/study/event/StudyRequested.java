package dev.w2s.study.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a study.
 *
 * @param study as people write it: what is absent is filled in from the defaults
 * @param id overrides the study's own id; one of the two must be there
 */
public record StudyRequested(@Nullable String id, JsonNode study) implements Event {
    @Override
    public String messageKey() {
        return id == null ? study.path("id").asText() : id;
    }
}
