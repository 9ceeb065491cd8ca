package dev.w2s.study.catalogue;

import dev.w2s.study.recipe.TaskData;
import java.util.List;

/**
 * A bundled task.
 *
 * @param question what label 1 answers with yes
 * @param labels the meaning of label 0, then of label 1
 * @param note what a reader of results should know, for example how the task was chosen
 */
public record TaskDefinition(
        String name,
        String question,
        List<String> labels,
        TaskData data,
        String licence,
        String citation,
        String note) {
    public TaskDefinition {
        labels = List.copyOf(labels);
    }
}
