package dev.w2s.study.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.Defaults;
import dev.w2s.study.json.FieldPath;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads a task as people write it, YAML or JSON. Absent fields are filled in from {@code task-defaults.yaml}; unknown
 * fields and impossible values are refused, with path and value.
 */
public final class TaskReader {
    private static final String KIND = "kind";

    private static final JsonNode DEFAULTS = load();

    /** @throws InvalidFieldException naming the first field that is wrong */
    public TaskDefinition read(String document) {
        try {
            return read(StudyJson.yamlMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw FieldPath.complaint(e);
        }
    }

    /** Reads a task from a parsed document, as {@link #read(String)} does. */
    public TaskDefinition read(JsonNode document) {
        if (!(document instanceof ObjectNode written) || written.isEmpty()) {
            throw new InvalidFieldException("document", "is not a task: expected fields such as name, data, example");
        }
        ObjectNode task = written.deepCopy();
        if (task.get("data") instanceof ObjectNode data) {
            ObjectNode merged = Defaults.merged(DEFAULTS.withObject("/data"), data);
            fillKind(merged, "format", "formats");
            task.set("data", merged);
        }
        if (task.get("example") instanceof ObjectNode example) {
            ObjectNode merged = Defaults.merged(DEFAULTS.withObject("/example"), example);
            fillKind(merged, "shape", "shapes");
            task.set("example", merged);
        }
        return StudyJson.read(StudyJson.strictMapper(), task, TaskDefinition.class);
    }

    /** Fills in the defaults of a kind, which is written as an object or as its name alone. */
    private void fillKind(ObjectNode parent, String field, String known) {
        JsonNode written = parent.get(field);
        ObjectNode value = written instanceof TextNode
                ? JsonNodeFactory.instance.objectNode().set(KIND, written)
                : written instanceof ObjectNode object ? object : null;
        if (value != null) {
            JsonNode ofKind = DEFAULTS.get(known).path(value.path(KIND).asText());
            parent.set(field, ofKind instanceof ObjectNode object ? Defaults.merged(object, value) : value);
        }
    }

    private static JsonNode load() {
        try (InputStream in = TaskReader.class.getResourceAsStream("/dev/w2s/study/task-defaults.yaml")) {
            return StudyJson.yamlMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource task-defaults.yaml", e);
        }
    }
}
