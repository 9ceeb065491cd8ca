package dev.w2s.hub;

/**
 * Hears how far a download is, about twice a second and at its end, on the thread that asked for the files. An
 * exception that it throws stops the download and reaches the caller; the bytes that have arrived are kept for the next
 * try.
 */
@FunctionalInterface
public interface DownloadListener {
    DownloadListener NONE = progress -> {};

    /**
     * How far the download is. Files that were in the cache count as done from the start.
     *
     * @param bytes the bytes that are on the disk
     * @param totalBytes the bytes of all files, as far as their sizes are known
     * @param files the files that are complete
     * @param totalFiles the number of all files
     */
    record Progress(long bytes, long totalBytes, int files, int totalFiles) {}

    /** Is called with the progress so far. */
    void onProgress(Progress progress);
}
