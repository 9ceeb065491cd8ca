package dev.w2s.cli.server;

import java.time.Duration;
import java.util.Optional;

/**
 * Says how often and for how long a broken connection is tried again: pauses double from 0.25 s to 5 s, for two minutes.
 * It is for one thread alone.
 */
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 28;

    private final ServerAddress.Liveness liveness;
    private int attempts;

    Patience(ServerAddress.Liveness liveness) {
        this.liveness = liveness;
    }

    void reset() {
        attempts = 0;
    }

    Optional<String> exhausted(String trouble) {
        Optional<String> gone = liveness.whyGone();
        if (gone.isPresent()) {
            return gone;
        }
        return attempts < ATTEMPTS
                ? Optional.empty()
                : Optional.of("The server has not answered for two minutes: " + trouble
                        + ". The study goes on without being watched, if the server still runs.");
    }

    Duration nextPause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts++, 5));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
