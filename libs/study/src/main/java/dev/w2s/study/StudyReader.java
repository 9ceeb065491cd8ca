package dev.w2s.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.Defaults;
import dev.w2s.study.json.FieldPath;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a study as people write it, YAML or JSON. Absent fields are filled in from {@code study-defaults.yaml}; unknown
 * fields and impossible values are refused, with path and value.
 */
public final class StudyReader {
    private final StudyDefaults defaults = StudyDefaults.BUNDLED;
    private final TaskReader taskReader = new TaskReader();

    /** @throws InvalidFieldException naming the first field that is wrong */
    public Study read(String document) {
        try {
            return read(StudyJson.yamlMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw FieldPath.complaint(e);
        }
    }

    /** Reads a study from a parsed document, as {@link #read(String)} does. */
    public Study read(JsonNode document) {
        if (!(document instanceof ObjectNode written) || written.isEmpty()) {
            throw new InvalidFieldException("document", "is not a study: expected fields such as tasks, weak, strong");
        }
        ObjectNode study = Defaults.merged(defaults.study(), written);
        for (String model : List.of("weak", "strong")) {
            if (study.get(model) instanceof ObjectNode specification) {
                study.set(model, withModelDefaults(specification));
            }
        }
        List<TaskDefinition> ownTasks = ownTasks(study);
        Study read = StudyJson.read(StudyJson.strictMapper(), study, Study.class);
        return ownTasks.isEmpty() ? read : read.withOwnTasks(ownTasks);
    }

    /** Replaces the definitions in the list of tasks by their names, and returns the definitions. */
    private List<TaskDefinition> ownTasks(ObjectNode study) {
        List<TaskDefinition> own = new ArrayList<>();
        if (study.get("tasks") instanceof ArrayNode tasks) {
            for (int i = 0; i < tasks.size(); i++) {
                if (tasks.get(i) instanceof ObjectNode definition) {
                    own.add(ownTask(definition, i));
                    tasks.set(i, own.get(own.size() - 1).name());
                }
            }
        }
        return own;
    }

    private TaskDefinition ownTask(ObjectNode definition, int index) {
        try {
            return taskReader.read(definition);
        } catch (InvalidFieldException e) {
            throw e.at("tasks[" + index + "]." + e.field());
        }
    }

    private ObjectNode withModelDefaults(ObjectNode specification) {
        ObjectNode model = Defaults.merged(defaults.model(), specification);
        if (model.path("training").get("adaptation") instanceof ObjectNode adaptation
                && defaults.adaptations().get(adaptation.path("kind").asText()) instanceof ObjectNode ofKind) {
            ((ObjectNode) model.get("training")).set("adaptation", Defaults.merged(ofKind, adaptation));
        }
        return model;
    }
}
