package dev.w2s.task.source;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.UUID;

/** Finds files on the class path by their path and SHA-256. A file inside a jar is copied out of it. */
final class ClassPathFiles {
    private final ClassLoader classPath;
    private final Path copies;

    /** @param copies a folder for copies of files in jars; a copy's name is its SHA-256 */
    ClassPathFiles(ClassLoader classPath, Path copies) {
        this.classPath = classPath;
        this.copies = copies;
    }

    /**
     * Returns where the file with the pinned bytes lies.
     *
     * @param source {@code maven:} and the coordinates of the jar that should hold the file, for messages
     * @throws CategorizedException {@code MISSING_INPUT} if no file has that path, {@code CORRUPT_INPUT} if none of
     *     them has the pinned bytes
     */
    Path find(String source, TaskData.File file) {
        Path copy = copies.resolve(file.sha256());
        try {
            if (Files.isRegularFile(copy) && FileInventory.sha256(copy).equals(file.sha256())) {
                return copy;
            }
            String found = null;
            for (URL candidate : Collections.list(classPath.getResources(file.path()))) {
                found = sha256(candidate);
                if (found.equals(file.sha256())) {
                    return candidate.getProtocol().equals("file")
                            ? Path.of(candidate.toURI())
                            : copied(candidate, copy);
                }
            }
            throw found == null
                    ? missing(source, file)
                    : HashMismatch.failure(source, file, found, "restore the jar, or pin the new file in the task");
        } catch (IOException | URISyntaxException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, file.path() + " of " + source + " cannot be read: " + e, e);
        }
    }

    private static String sha256(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return FileInventory.sha256(in);
        }
    }

    /** Copies into a name of its own first, so that another process may copy the same file at the same time. */
    private static Path copied(URL url, Path copy) {
        Path temporary = copy.resolveSibling(copy.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (InputStream in = url.openStream()) {
            Files.createDirectories(copy.getParent());
            Files.copy(in, temporary);
            Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw FileFailure.unwritable(copy, e);
        } finally {
            FileFailure.deleteHalfWritten(temporary);
        }
    }

    private static CategorizedException missing(String source, TaskData.File file) {
        String coordinates = source.substring("maven:".length());
        return new CategorizedException(
                FailureCategory.MISSING_INPUT,
                file.path() + " of " + source + " is not on the class path of label-service: add " + coordinates
                        + " to its dependencies, or its jar to its lib/main folder");
    }
}
