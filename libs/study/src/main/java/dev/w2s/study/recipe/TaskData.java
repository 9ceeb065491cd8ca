package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import java.util.List;

/**
 * Where a task's records are and how they become examples.
 *
 * @param reader the name of the code in label-service that turns the files into examples
 * @param source {@code maven:group:artifact:version[:classifier]}
 * @param files of the source, in the order in which the reader takes them
 */
public record TaskData(String reader, @NotInKey String source, List<File> files) {
    /**
     * @param path inside the source
     * @param sha256 of the file's bytes, 64 hexadecimal digits: other bytes are refused
     */
    public record File(@NotInKey String path, String sha256) {
        public File {
            require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 lower-case hexadecimal digits");
        }
    }

    public TaskData {
        require(!files.isEmpty(), "files", files, "must name at least one");
        files = List.copyOf(files);
    }
}
