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
 * Where a task's records are, as its author says it; planning ties it to the bytes that are there
 * ({@link dev.w2s.study.task.TaskData}).
 *
 * @param source {@code hub:org/name[@revision]}, {@code file:/absolute/folder}, {@code https://host/folder/} or
 *     {@code maven:group:artifact:version[:classifier]}
 * @param configuration of a dataset of the hub that has several; null = the only one, or {@code default}
 * @param train files in the source: paths, of a folder all files in it; of the hub, the names of splits
 * @param validation from which {@code val} is drawn; empty = from {@code train}
 * @param test from which {@code test} is drawn; empty = from {@code train}
 * @param format null = as the files' names end
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
    /** @param sha256 of the file's bytes; needed where planning cannot read them: {@code https:} and {@code maven:} */
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

    /** The files of each part that has some. */
    public Map<Part, List<Entry>> parts() {
        Map<Part, List<Entry>> parts = new LinkedHashMap<>();
        parts.put(Part.TRAIN, train);
        parts.put(Part.VALIDATION, validation);
        parts.put(Part.TEST, test);
        parts.values().removeIf(List::isEmpty);
        return parts;
    }
}
