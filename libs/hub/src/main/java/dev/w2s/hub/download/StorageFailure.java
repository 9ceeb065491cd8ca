package dev.w2s.hub.download;

import dev.w2s.hub.http.Interruption;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Failures of the cache's disk. Their messages name the file, the reason and the free bytes. */
public final class StorageFailure {
    private StorageFailure() {}

    /** Makes the failure of a file; an interrupted thread gets {@code INTERRUPTED}. */
    public static CategorizedException of(Path file, IOException cause) {
        if (cause instanceof ClosedByInterruptException || cause instanceof FileLockInterruptionException) {
            return Interruption.of(cause);
        }
        String reason = cause instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new CategorizedException(
                FailureCategory.STORAGE,
                "cannot use " + file + " in the cache (" + reason + "; " + freeBytes(file)
                        + " bytes free): free some space, make the folder writable, or choose another (HF_HUB_CACHE, for the hub's)",
                cause);
    }

    /**
     * Refuses a download that the disk has no room for.
     *
     * @param needed bytes
     */
    public static void requireSpace(Path folder, long needed) {
        long free = freeBytes(folder);
        if (free < needed) {
            throw new CategorizedException(
                    FailureCategory.STORAGE,
                    "the download needs " + needed + " bytes, and " + folder + " has " + free
                            + " free: free some space, or choose another folder (HF_HUB_CACHE, for the hub's)");
        }
    }

    /**
     * Returns the free bytes of the disk that holds {@code path} or would hold it; a very large number if that is
     * unknown.
     */
    private static long freeBytes(Path path) {
        for (Path folder = path; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)) {
                try {
                    return Files.getFileStore(folder).getUsableSpace();
                } catch (IOException e) {
                    return Long.MAX_VALUE;
                }
            }
        }
        return Long.MAX_VALUE;
    }
}
