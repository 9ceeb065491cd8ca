package dev.w2s.artifact.file;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a file, in words that name it. */
public final class FileFailure {
    private FileFailure() {}

    public static CategorizedException missing(Path file, String remedy) {
        return new CategorizedException(FailureCategory.MISSING_INPUT, file + " is not there: " + remedy);
    }

    public static CategorizedException corrupt(Path file, String what) {
        return corrupt(file, what, null);
    }

    public static CategorizedException corrupt(Path file, String what, @Nullable Throwable cause) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, file + " " + what, cause);
    }

    /** The file is there, but the disk or its permissions won't give it. */
    public static CategorizedException unreadable(Path file, IOException cause) {
        return new CategorizedException(
                category(cause),
                "cannot read " + file + " (" + reason(cause) + "): check the disk and the permissions of the folder",
                cause);
    }

    /** Disk full, read-only or gone. Names the free bytes, so that the message alone tells which. */
    public static CategorizedException unwritable(Path path, Exception cause) {
        return new CategorizedException(
                category(cause),
                "cannot write " + path + " (" + reason(cause) + "; " + freeSpace(path)
                        + "): free some space, or make the folder writable, and run again",
                cause);
    }

    /** Clears away what a failed writer left; the failure itself is what gets told. */
    public static void deleteHalfWritten(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // Then it lies in a folder that is not published.
        }
    }

    /** A thread that is interrupted inside a file operation sees an I/O error that says nothing about the disk. */
    private static FailureCategory category(Exception cause) {
        return cause instanceof ClosedByInterruptException ? FailureCategory.INTERRUPTED : FailureCategory.STORAGE;
    }

    private static String reason(Exception cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        String named = cause instanceof FileSystemException ? cause.getClass().getSimpleName() + ": " : "";
        return named + String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static String freeSpace(Path path) {
        for (Path folder = path.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)) {
                try {
                    return Files.getFileStore(folder).getUsableSpace() + " bytes free";
                } catch (IOException e) {
                    return "free space unknown";
                }
            }
        }
        return "free space unknown";
    }
}
