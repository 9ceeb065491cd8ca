package dev.w2s.task;

import dev.w2s.hub.DownloadListener;

/**
 * Hears how a task's preparation progresses. An exception that it throws stops the preparation and reaches the caller.
 */
public interface PreparationWatch extends DownloadListener {
    PreparationWatch NONE = new PreparationWatch() {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void read() {}
    };

    /** Is called after each record. */
    void read();
}
