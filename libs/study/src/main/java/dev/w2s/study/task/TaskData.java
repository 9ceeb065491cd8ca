package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.json.NotInKey;
import java.util.List;

/**
 * A task's records, tied to their bytes, and how they become examples.
 *
 * @param source as {@link dev.w2s.study.task.TaskSource#source} says it, a hub's revision being a commit
 * @param files of the source; their order plays no part in the splits
 */
public record TaskData(@NotInKey String source, List<File> files, RecordFormat format, ExampleFormat example) {
    /**
     * @param path inside the source
     * @param sha256 of the file's bytes, 64 hexadecimal digits: other bytes are refused
     */
    public record File(@NotInKey String path, Part part, String sha256) {
        public File {
            require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 lower-case hexadecimal digits");
        }
    }

    public TaskData {
        require(!files.isEmpty(), "files", files, "must name at least one");
        files = List.copyOf(files);
    }
}
