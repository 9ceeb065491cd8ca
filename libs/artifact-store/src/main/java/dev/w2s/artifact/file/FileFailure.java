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

/** Makes the exceptions for files: each message names the file and says what is wrong with it. */
public final class FileFailure {
    private FileFailure() {}

    /** Returns the failure for a file that is not there. */
    public static CategorizedException missing(Path file, String remedy) {
        return new CategorizedException(FailureCategory.MISSING_INPUT, file + " is not there: " + remedy);
    }

    /**
     * Returns the failure for a damaged file.
     *
     * @param what continues a sentence that begins with the file's path
     */
    public static CategorizedException corrupt(Path file, String what) {
        return corrupt(file, what, null);
    }

    public static CategorizedException corrupt(Path file, String what, @Nullable Throwable cause) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, file + " " + what, cause);
    }

    /** Returns the failure for a file that is there, but cannot be read from the disk, or not by this user. */
    public static CategorizedException unreadable(Path file, IOException cause) {
        return new CategorizedException(
                category(cause),
                "cannot read " + file + " (" + reason(cause) + "): check the disk and the permissions of the folder",
                cause);
    }

    /** Returns the failure for a disk that is full, read-only or gone; the free bytes in the message tell which. */
    public static CategorizedException unwritable(Path path, Exception cause) {
        return new CategorizedException(
                category(cause),
                "cannot write " + path + " (" + reason(cause) + "; " + freeSpace(path)
                        + "): free some space, or make the folder writable, and run again",
                cause);
    }

    /** Deletes what a failed writer left. That this may fail too is not reported: the first failure is. */
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
