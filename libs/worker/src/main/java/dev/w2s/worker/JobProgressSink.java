package dev.w2s.worker;

import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import java.time.InstantSource;

/** Turns what a runner reports into meters and, throttled, into events. */
final class JobProgressSink implements AutoCloseable {
    private final JobKind kind;
    private final JobMetrics metrics;
    private final ProgressThrottle throttle;
    private long tokens;

    JobProgressSink(JobKind kind, JobReports reports, JobMetrics metrics, InstantSource clock) {
        this.kind = kind;
        this.metrics = metrics;
        this.throttle = new ProgressThrottle(clock, reports::progressed);
    }

    void progressed(JobProgress progress) {
        metrics.tokens(kind, progress.tokens() - tokens);
        tokens = progress.tokens();
        Double loss = progress.loss();
        if (loss != null) {
            metrics.loss(loss);
        }
        throttle.progressed(progress);
    }

    void downloading(Download download) {
        throttle.downloading(download);
    }

    @Override
    public void close() {
        throttle.flush();
    }
}
