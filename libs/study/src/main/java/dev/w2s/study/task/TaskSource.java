package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source of a task's records, as its author writes it; planning pins it to the bytes of its files
 * ({@link dev.w2s.study.task.TaskData}).
 *
 * @param source {@code hub:org/name[@revision]}, {@code file:/absolute/folder}, {@code https://host/folder/} or
 *     {@code maven:group:artifact:version[:classifier]}
 * @param configuration one of a hub dataset's configurations; null = the only one, or {@code default}
 * @param train paths of files in the source, where a folder means all files in it; of the hub, the names of splits
 * @param validation files from which {@code val} is drawn; empty = it is drawn from {@code train}
 * @param test files from which {@code test} is drawn; empty = it is drawn from {@code train}
 * @param format null = the format that the files' names end in
 */
public record TaskSource(
        String source,
        @Nullable String configuration,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Entry> train,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Entry> validation,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Entry> test,

        @Nullable RecordFormat format) {
    /**
     * @param sha256 the hash of the file's bytes; needed where planning cannot read them: {@code https:} and
     * {@code maven:}
     */
    public record Entry(String path, @Nullable String sha256) {
        @JsonCreator(mode = Mode.PROPERTIES)
        public Entry {
            require(!path.isBlank(), "path", path, "must name a file");
            require(
                    sha256 == null || sha256.matches("[0-9a-f]{64}"),
                    "sha256",
                    sha256,
                    "must be 64 lower-case hexadecimal digits");
        }

        @JsonCreator(mode = Mode.DELEGATING)
        public Entry(String path) {
            this(path, null);
        }
    }

    public TaskSource {
        require(!train.isEmpty(), "train", train, "must name at least one file or split");
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** Returns the files of each part that has some. */
    public Map<Part, List<Entry>> parts() {
        Map<Part, List<Entry>> parts = new LinkedHashMap<>();
        parts.put(Part.TRAIN, train);
        parts.put(Part.VALIDATION, validation);
        parts.put(Part.TEST, test);
        parts.values().removeIf(List::isEmpty);
        return parts;
    }
}
