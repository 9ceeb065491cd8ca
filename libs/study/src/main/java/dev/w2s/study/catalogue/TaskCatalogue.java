package dev.w2s.study.catalogue;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds tasks by name. The tasks that come with w2s are data: {@code tasks/<name>.yaml} beside this class, listed in
 * {@code tasks.yaml}.
 */
public final class TaskCatalogue {
    private final Map<String, TaskDefinition> tasks;

    private TaskCatalogue(Map<String, TaskDefinition> tasks) {
        this.tasks = Collections.unmodifiableMap(tasks);
    }

    public static TaskCatalogue bundled() {
        try {
            TaskReader reader = new TaskReader();
            List<String> names =
                    StudyJson.yamlMapper().convertValue(document("tasks.yaml"), new TypeReference<List<String>>() {});
            Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
            for (String name : names) {
                tasks.put(name, reader.read(document("tasks/" + name + ".yaml")));
            }
            return new TaskCatalogue(tasks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bundled tasks cannot be read", e);
        }
    }

    /**
     * Returns a catalogue of these tasks and a study's own.
     *
     * @throws InvalidFieldException if one has the name of a task that comes with w2s
     */
    public TaskCatalogue with(List<TaskDefinition> own) {
        Map<String, TaskDefinition> all = new LinkedHashMap<>(tasks);
        for (TaskDefinition task : own) {
            TaskDefinition known = all.putIfAbsent(task.name(), task);
            require(
                    known == null,
                    "tasks.name",
                    task.name(),
                    "is the name of a task that comes with w2s; choose another");
        }
        return new TaskCatalogue(all);
    }

    private static JsonNode document(String resource) throws JsonProcessingException {
        try (InputStream in = TaskCatalogue.class.getResourceAsStream(resource)) {
            return StudyJson.yamlMapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource " + resource, e);
        }
    }

    public Collection<TaskDefinition> all() {
        return tasks.values();
    }

    /**
     * Returns the task of that name.
     *
     * @throws InvalidFieldException with the known names if there is none
     */
    public TaskDefinition find(String name) {
        TaskDefinition task = tasks.get(name);
        if (task == null) {
            throw new InvalidFieldException(
                    "tasks", "'" + name + "' is not a known task; known are " + String.join(", ", tasks.keySet()));
        }
        return task;
    }
}
