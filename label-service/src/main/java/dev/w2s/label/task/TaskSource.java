package dev.w2s.label.task;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.TaskData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a task whose source is a jar on the class path. The pinned SHA-256 tells a file from one of the same path
 * in another jar, so the jar's own name, which packaging changes, doesn't matter.
 */
public final class TaskSource {
    private static final Pattern COORDINATES = Pattern.compile("maven:([\\w.-]+:){2,3}[\\w.-]+");

    private final ClassLoader classPath;

    public TaskSource(ClassLoader classPath) {
        this.classPath = classPath;
    }

    /**
     * @return the files in the recipe's order
     * @throws CategorizedException {@code MISSING_INPUT} or {@code CORRUPT_INPUT} naming the file
     */
    public List<SourceFile> read(TaskData data) {
        InvalidFieldException.require(
                COORDINATES.matcher(data.source()).matches(),
                "data.source",
                data.source(),
                "must be maven:group:artifact:version[:classifier]");
        return data.files().stream().map(file -> read(data.source(), file)).toList();
    }

    private SourceFile read(String source, TaskData.File file) {
        try {
            String found = null;
            for (URL candidate : Collections.list(classPath.getResources(file.path()))) {
                byte[] content = content(candidate);
                found = sha256(content);
                if (found.equals(file.sha256())) {
                    return new SourceFile(file.path(), content);
                }
            }
            throw found == null ? missing(source, file) : changed(source, file, found);
        } catch (IOException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, file.path() + " of " + source + " cannot be read: " + e, e);
        }
    }

    private static byte[] content(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        }
    }

    private static CategorizedException missing(String source, TaskData.File file) {
        String coordinates = source.substring("maven:".length());
        return new CategorizedException(
                FailureCategory.MISSING_INPUT,
                file.path() + " of " + source + " is not on the class path of label-service: add " + coordinates
                        + " to its dependencies, or its jar to its lib/main folder");
    }

    private static CategorizedException changed(String source, TaskData.File file, String found) {
        return new CategorizedException(
                FailureCategory.CORRUPT_INPUT,
                file.path() + " of " + source + " has SHA-256 " + found + ", but the task was written for "
                        + file.sha256() + ": restore the jar, or pin the new file in the task");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
