package dev.w2s.study.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.Study;
import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;

/**
 * Reads a study as people write it, YAML or JSON: what is absent is filled in from {@code study-defaults.yaml}, what is
 * unknown or impossible is refused with its path and value.
 */
public final class StudyReader {
    private final StudyDefaults defaults = StudyDefaults.load();

    /** @throws InvalidFieldException naming the first field that is wrong */
    public Study read(String document) {
        try {
            return read(StudyJson.yamlMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw FieldPath.complaint(e);
        }
    }

    /** The same for a document that has been parsed. */
    public Study read(JsonNode document) {
        if (!(document instanceof ObjectNode written) || written.isEmpty()) {
            throw new InvalidFieldException("document", "is not a study: expected fields such as tasks, weak, strong");
        }
        ObjectNode study = StudyDefaults.merged(defaults.study(), written);
        for (String model : List.of("weak", "strong")) {
            if (study.get(model) instanceof ObjectNode specification) {
                study.set(model, withModelDefaults(specification));
            }
        }
        return StudyJson.read(StudyJson.strictMapper(), study, Study.class);
    }

    private ObjectNode withModelDefaults(ObjectNode specification) {
        ObjectNode model = StudyDefaults.merged(defaults.model(), specification);
        if (model.path("training").get("adaptation") instanceof ObjectNode adaptation
                && defaults.adaptations().get(adaptation.path("kind").asText()) instanceof ObjectNode ofKind) {
            ((ObjectNode) model.get("training")).set("adaptation", StudyDefaults.merged(ofKind, adaptation));
        }
        return model;
    }
}
