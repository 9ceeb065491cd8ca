package dev.w2s.study.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.Study;
import dev.w2s.study.failure.InvalidFieldException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Reads a study as people write it, YAML or JSON: what is absent is filled in from {@code study-defaults.yaml}, what is
 * unknown or impossible is refused with its path and value.
 */
public final class StudyReader {
    private final ObjectNode studyDefaults;
    private final ObjectNode modelDefaults;
    private final ObjectNode adaptationDefaults;

    public StudyReader() {
        try (InputStream in = StudyReader.class.getResourceAsStream("/dev/w2s/study/study-defaults.yaml")) {
            JsonNode defaults = StudyJson.yamlMapper().readTree(in);
            studyDefaults = defaults.withObject("/study");
            modelDefaults = defaults.withObject("/model");
            adaptationDefaults = defaults.withObject("/adaptations");
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource study-defaults.yaml", e);
        }
    }

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
        ObjectNode study = merged(studyDefaults, written);
        for (String model : List.of("weak", "strong")) {
            if (study.get(model) instanceof ObjectNode specification) {
                study.set(model, withModelDefaults(specification));
            }
        }
        return StudyJson.read(StudyJson.strictMapper(), study, Study.class);
    }

    private ObjectNode withModelDefaults(ObjectNode specification) {
        ObjectNode model = merged(modelDefaults, specification);
        if (model.path("training").get("adaptation") instanceof ObjectNode adaptation
                && adaptationDefaults.get(adaptation.path("kind").asText()) instanceof ObjectNode defaults) {
            ((ObjectNode) model.get("training")).set("adaptation", merged(defaults, adaptation));
        }
        return model;
    }

    /** A copy of {@code defaults} with the fields of {@code written} laid over it, object by object. */
    private static ObjectNode merged(ObjectNode defaults, ObjectNode written) {
        ObjectNode result = defaults.deepCopy();
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            JsonNode below = result.get(field.getKey());
            JsonNode above = field.getValue();
            boolean bothObjects = below instanceof ObjectNode && above instanceof ObjectNode;
            result.set(field.getKey(), bothObjects ? merged((ObjectNode) below, (ObjectNode) above) : above);
        }
        return result;
    }
}
