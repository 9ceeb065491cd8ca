package dev.w2s.worker;

import dev.w2s.study.job.Download;
import org.jspecify.annotations.Nullable;

/**
 * A report on a run at one moment.
 *
 * @param progress the last that the run reported
 * @param download what the run waits for; null while it works
 */
record ProgressReport(
        JobProgress progress, Speed speed, @Nullable Download download) {

    /** Returns whether no report of its kind follows, so that it has to be sent however soon it comes. */
    boolean isLast() {
        return download == null ? progress.isLast() : download.hasArrived();
    }
}
