package dev.w2s.study.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bundled tasks by name. A task is data: {@code tasks/<name>.yaml} beside this class. */
public final class TaskCatalogue {
    private static final List<String> NAMES = List.of("wordnet-person-artifact", "ppa");

    private final Map<String, TaskDefinition> tasks;

    private TaskCatalogue(Map<String, TaskDefinition> tasks) {
        this.tasks = Collections.unmodifiableMap(tasks);
    }

    public static TaskCatalogue bundled() {
        Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
        for (String name : NAMES) {
            tasks.put(name, read(name));
        }
        return new TaskCatalogue(tasks);
    }

    private static TaskDefinition read(String name) {
        String resource = "tasks/" + name + ".yaml";
        try (InputStream in = TaskCatalogue.class.getResourceAsStream(resource)) {
            JsonNode document = StudyJson.yamlMapper().readTree(in);
            return StudyJson.read(StudyJson.strictMapper(), document, TaskDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource " + resource, e);
        }
    }

    public Collection<TaskDefinition> all() {
        return tasks.values();
    }

    /** The task of that name; an unknown one is refused with the names that are known. */
    public TaskDefinition find(String name) {
        TaskDefinition task = tasks.get(name);
        if (task == null) {
            throw new InvalidFieldException(
                    "tasks", "'" + name + "' is not a known task; known are " + String.join(", ", tasks.keySet()));
        }
        return task;
    }
}
