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
 * A study's results with everything that is needed to reproduce them.
 *
 * @param tasks the definitions of the study's tasks, with their notes for readers of the results
 * @param models the study's models by role, {@code weak} and {@code strong}, pinned to the bytes of their files
 * @param recipes the recipes of the study's jobs by key, inputs before the jobs that need them
 * @param warnings sentences about each task's data, from its card; tasks without warnings are left out. Null in
 *     documents of older versions
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
