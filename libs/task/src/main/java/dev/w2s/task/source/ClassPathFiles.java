package dev.w2s.task.source;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.RelativePath;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * {@code maven:group:artifact:version[:classifier]}: files in a jar on the class path. The pinned SHA-256 tells a file from one of
 * the same path in another jar, so the jar's own name, which packaging changes, doesn't matter.
 */
public final class ClassPathFiles implements TaskFiles {
    private static final Pattern COORDINATES = Pattern.compile("maven:([\\w.-]+:){2,3}[\\w.-]+");

    private final ClassLoader classPath;
    private final Path copies;

    /** @param copies a folder for what is in jars; a copy's name is its SHA-256 */
    public ClassPathFiles(ClassLoader classPath, Path copies) {
        this.classPath = classPath;
        this.copies = copies;
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        InvalidFieldException.require(
                COORDINATES.matcher(data.source()).matches(),
                "source",
                data.source(),
                "must be maven:group:artifact:version[:classifier]");
        Reading reading = new Reading(listener, data.files().size());
        List<LocalFile> files = new ArrayList<>();
        for (TaskData.File file : data.files()) {
            RelativePath.require(file.path());
            Path path = find(data.source(), file);
            files.add(new LocalFile(path, file.path(), file.part()));
            reading.read(path);
        }
        return files;
    }

    private Path find(String source, TaskData.File file) {
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
                    : OtherBytes.failure(source, file, found, "restore the jar, or pin the new file in the task");
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

    /** Another that copies the same at the same time does no harm. */
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
