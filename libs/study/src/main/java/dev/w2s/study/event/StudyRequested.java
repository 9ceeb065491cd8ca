package dev.w2s.study.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to run a study.
 *
 * @param study the study as people write it; absent fields are filled in from the defaults
 * @param id overrides the study's own id; one of the two must be given
 */
public record StudyRequested(@Nullable String id, JsonNode study) implements Event {
    @Override
    public String messageKey() {
        return id == null ? study.path("id").asText() : id;
    }
}
