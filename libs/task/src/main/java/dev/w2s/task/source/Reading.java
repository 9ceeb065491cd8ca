package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import java.nio.file.Path;

/** Tells a listener how far the checking of files is that are on this machine. */
final class Reading {
    private final DownloadListener listener;
    private final int totalFiles;
    private long bytes;
    private int files;

    Reading(DownloadListener listener, int totalFiles) {
        this.listener = listener;
        this.totalFiles = totalFiles;
    }

    void read(Path file) {
        bytes += file.toFile().length();
        files++;
        listener.onProgress(new DownloadListener.Progress(bytes, bytes, files, totalFiles));
    }
}
