package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import java.nio.file.Path;

/** Tells a listener how many of the files that lie on this machine have been checked. */
final class CheckProgress {
    private final DownloadListener listener;
    private final int totalFiles;
    private long bytes;
    private int files;

    CheckProgress(DownloadListener listener, int totalFiles) {
        this.listener = listener;
        this.totalFiles = totalFiles;
    }

    void checked(Path file) {
        bytes += file.toFile().length();
        files++;
        listener.onProgress(new DownloadListener.Progress(bytes, bytes, files, totalFiles));
    }
}
