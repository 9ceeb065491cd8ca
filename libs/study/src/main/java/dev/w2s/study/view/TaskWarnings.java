package dev.w2s.study.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of {@link StudyResults} about the data of its tasks.
 *
 * @param warnings sentences for people, by task; tasks without warnings are left out. Null in documents of older
 *     versions
 */
public record TaskWarnings(@Nullable Map<String, List<String>> warnings) {
    public static final TaskWarnings NONE = new TaskWarnings(null);

    public List<String> of(String task) {
        return warnings == null ? List.of() : warnings.getOrDefault(task, List.of());
    }
}
