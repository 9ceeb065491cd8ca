package dev.w2s.task;

import dev.w2s.hub.DownloadListener;

/** Hears how a task's preparation goes on, and stops it by throwing. */
public interface PreparationWatch extends DownloadListener {
    PreparationWatch NONE = new PreparationWatch() {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void read() {}
    };

    /** One record more has been read. */
    void read();
}
