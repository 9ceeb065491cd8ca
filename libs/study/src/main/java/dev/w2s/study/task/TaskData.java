package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.json.NotInKey;
import java.util.List;

/**
 * A task's records, pinned to the bytes of their files, and the way in which they become examples.
 *
 * @param source the source as in {@link dev.w2s.study.task.TaskSource#source}, a revision on the hub being a commit
 * @param files the source's files; their order does not change the splits
 */
public record TaskData(@NotInKey String source, List<File> files, RecordFormat format, ExampleFormat example) {
    /**
     * @param path the file's path inside the source
     * @param sha256 the hash of the file's bytes, 64 hexadecimal digits; other bytes are refused
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
