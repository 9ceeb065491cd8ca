package dev.w2s.worker;

import dev.w2s.study.job.Download;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a run at one moment.
 *
 * @param progress the last that was heard of
 * @param download what the run waits for; null while it works
 */
record ProgressReport(
        JobProgress progress, Speed speed, @Nullable Download download) {

    /** Whether nothing like it follows, so that it has to be told however soon it comes. */
    boolean isLast() {
        return download == null ? progress.isLast() : download.hasArrived();
    }
}
