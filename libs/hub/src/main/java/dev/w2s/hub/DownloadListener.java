package dev.w2s.hub;

/**
 * Is told how far a download is, about twice a second and at its end, on the thread that asked for the files. An
 * exception it throws stops the download and reaches the caller; what has arrived is kept for the next try.
 */
@FunctionalInterface
public interface DownloadListener {
    DownloadListener NONE = progress -> {};

    /**
     * How far the download is. Files that were in the cache count as done from the start.
     *
     * @param bytes that are on the disk, of {@code totalBytes}
     * @param files that are whole, of {@code totalFiles}
     */
    record Progress(long bytes, long totalBytes, int files, int totalFiles) {}

    void onProgress(Progress progress);
}
