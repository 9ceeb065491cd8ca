package dev.w2s.study.view;

import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.task.TaskDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study's results with all that is needed to reproduce them.
 *
 * @param tasks what is known of the study's tasks, with the notes that a reader of the figures should know
 * @param models the study's models by role, {@code weak} and {@code strong}, pinned to the bytes of their files
 * @param recipes of the study's jobs by key, inputs before what needs them
 * @param warnings by task, what its data's card warns of, in sentences; tasks without warnings are left out. Null in documents
 *     of older versions
 */
public record StudyResults(
        StudyView study,
        List<TaskDefinition> tasks,
        Map<String, PinnedModel> models,
        Map<String, Recipe> recipes,
        Versions versions,
        @Nullable Map<String, List<String>> warnings) {
    public StudyResults {
        tasks = List.copyOf(tasks);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        recipes = Collections.unmodifiableMap(new LinkedHashMap<>(recipes));
        warnings = warnings == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
    }

    public List<String> warningsOf(String task) {
        return new TaskWarnings(warnings).of(task);
    }
}
