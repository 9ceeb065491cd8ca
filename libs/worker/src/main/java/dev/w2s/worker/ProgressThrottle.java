package dev.w2s.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets through about one report a second, the first and the last always, each with the run's speed so far. */
final class ProgressThrottle {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final BiConsumer<JobProgress, Speed> sink;
    private @Nullable JobProgress first;
    private Instant firstAt = Instant.MIN;
    private Instant sentAt = Instant.MIN;
    private @Nullable JobProgress heldBack;

    ProgressThrottle(InstantSource clock, BiConsumer<JobProgress, Speed> sink) {
        this.clock = clock;
        this.sink = sink;
    }

    void progressed(JobProgress progress) {
        Instant now = clock.instant();
        if (first == null) {
            first = progress;
            firstAt = now;
        }
        if (progress.isLast() || !now.isBefore(sentAt.plus(INTERVAL))) {
            send(progress, first, now);
        } else {
            heldBack = progress;
        }
    }

    /** Sends the last report if it was held back. */
    void flush() {
        if (heldBack != null && first != null) {
            send(heldBack, first, clock.instant());
        }
    }

    private void send(JobProgress progress, JobProgress start, Instant now) {
        sentAt = now;
        heldBack = null;
        sink.accept(progress, Speed.between(start, firstAt, progress, now));
    }
}
