package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task as its author writes it.
 *
 * @param question a question to which label 1 means yes
 * @param labels the meaning of label 0, then of label 1
 * @param note a remark for readers of results, for example how the task was chosen
 */
public record TaskDefinition(
        String name,
        String question,
        List<String> labels,
        TaskSource data,
        ExampleFormat example,
        @Nullable String licence,
        @Nullable String citation,
        @Nullable String note) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,78}[a-z0-9])?");

    public TaskDefinition {
        require(
                NAME.matcher(name).matches(),
                "name",
                name,
                "must be 1 to 80 lower-case letters, digits, dots, dashes or underscores");
        require(labels.size() == 2, "labels", labels, "must be the meaning of label 0, then of label 1");
        labels = List.copyOf(labels);
    }

    /**
     * Returns the task's data where the definition itself gives the SHA-256 of every file.
     *
     * @throws InvalidFieldException if one is missing
     */
    public TaskData pinned() {
        List<TaskData.File> files = data.parts().entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(file -> pinned(part.getKey(), file)))
                .toList();
        return new TaskData(data.source(), files, formatOf(files), example);
    }

    private static TaskData.File pinned(Part part, TaskSource.Entry file) {
        String sha256 = file.sha256();
        if (sha256 == null) {
            throw new InvalidFieldException(
                    "data." + part.label(), "'" + file.path() + "' has no sha256, which its source needs: add it");
        }
        return new TaskData.File(file.path(), part, sha256);
    }

    /**
     * Returns the definition's format, or else the one that the files' names end in.
     *
     * @throws InvalidFieldException if their endings differ, or mean no format
     */
    public RecordFormat formatOf(List<TaskData.File> files) {
        RecordFormat format = data.format();
        return format != null
                ? format
                : RecordFormat.ofNames(files.stream().map(TaskData.File::path).toList());
    }
}
