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

/** What goes wrong with the cache's disk, in words that name the file, the reason and the free bytes. */
public final class StorageFailure {
    private StorageFailure() {}

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

    /** Refuses to begin what can't end. */
    public static void requireSpace(Path folder, long needed) {
        long free = freeBytes(folder);
        if (free < needed) {
            throw new CategorizedException(
                    FailureCategory.STORAGE,
                    "the download needs " + needed + " bytes, and " + folder + " has " + free
                            + " free: free some space, or choose another folder (HF_HUB_CACHE, for the hub's)");
        }
    }

    /** On the disk that {@code path} is or would be on; where that can't be told, no limit. */
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
