package dev.w2s.study.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of {@link StudyResults} what the data of its tasks warn of.
 *
 * @param warnings by task, sentences for people, those of tasks that have some; null in documents of older versions
 */
public record TaskWarnings(@Nullable Map<String, List<String>> warnings) {
    public static final TaskWarnings NONE = new TaskWarnings(null);

    public List<String> of(String task) {
        return warnings == null ? List.of() : warnings.getOrDefault(task, List.of());
    }
}
