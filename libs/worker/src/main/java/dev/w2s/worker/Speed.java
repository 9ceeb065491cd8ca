package dev.w2s.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The speed of a run, measured from its first report. */
record Speed(@Nullable Double tokensPerSecond, @Nullable Double remainingSeconds) {
    static final Speed UNKNOWN = new Speed(null, null);

    static Speed between(JobProgress first, Instant firstAt, JobProgress now, Instant at) {
        double seconds = Duration.between(firstAt, at).toNanos() / 1e9;
        long steps = now.step() - first.step();
        long tokens = now.tokens() - first.tokens();
        return new Speed(
                seconds > 0 && tokens > 0 ? tokens / seconds : null,
                seconds > 0 && steps > 0 ? seconds / steps * (now.totalSteps() - now.step()) : null);
    }
}
