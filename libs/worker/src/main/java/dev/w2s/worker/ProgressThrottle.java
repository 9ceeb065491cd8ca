package dev.w2s.worker;

import dev.w2s.study.job.Download;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets through about one report a second, the first and the last always, each with the run's speed so far. */
final class ProgressThrottle {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Consumer<ProgressReport> sink;
    private JobProgress latest = JobProgress.of(0, 0, 0);
    private @Nullable JobProgress first;
    private Instant firstAt = Instant.MIN;
    private Instant sentAt = Instant.MIN;
    private @Nullable ProgressReport heldBack;

    ProgressThrottle(InstantSource clock, Consumer<ProgressReport> sink) {
        this.clock = clock;
        this.sink = sink;
    }

    void progressed(JobProgress progress) {
        Instant now = clock.instant();
        if (first == null) {
            first = progress;
            firstAt = now;
        }
        latest = progress;
        offer(new ProgressReport(progress, Speed.between(first, firstAt, progress, now), null), now);
    }

    /**
     * Takes no time of a download into the speed: a run that has reported its start starts anew when the files are
     * there.
     */
    void downloading(Download download) {
        Instant now = clock.instant();
        if (first != null) {
            first = latest;
            firstAt = now;
        }
        offer(new ProgressReport(latest, Speed.UNKNOWN, download), now);
    }

    /** Sends the last report if it was held back. */
    void flush() {
        if (heldBack != null) {
            send(heldBack, clock.instant());
        }
    }

    private void offer(ProgressReport report, Instant now) {
        if (report.isLast() || !now.isBefore(sentAt.plus(INTERVAL))) {
            send(report, now);
        } else {
            heldBack = report;
        }
    }

    private void send(ProgressReport report, Instant now) {
        sentAt = now;
        heldBack = null;
        sink.accept(report);
    }
}
