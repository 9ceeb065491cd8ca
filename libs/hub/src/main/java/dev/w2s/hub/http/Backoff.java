package dev.w2s.hub.http;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the failures in a row of one undertaking, and waits longer after each of them. */
public final class Backoff {
    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);

    private final RetryLimits limits;
    private final Pause pause;
    private final String undertaking;
    private int failures;

    /**
     * Begins a count.
     *
     * @param undertaking what is tried, as words that follow "cannot": {@code "download config.json of org/name"}
     */
    public Backoff(RetryLimits limits, Pause pause, String undertaking) {
        this.limits = limits;
        this.pause = pause;
        this.undertaking = undertaking;
    }

    /** Forgets the failures so far, since there was progress. */
    public void reset() {
        failures = 0;
    }

    /**
     * Returns when it is time for another try.
     *
     * @throws CategorizedException {@code INFRASTRUCTURE} if there were too many failures, or if the server asks for a
     *     longer wait than allowed; {@code INTERRUPTED} if this thread was interrupted
     */
    public void pauseAfter(IOException failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.of(failure);
        }
        failures++;
        Duration wait =
                failure instanceof StatusFailure status ? status.retryAfter().orElseGet(this::ownPause) : ownPause();
        if (failures >= limits.attempts() || wait.compareTo(limits.longestWait()) > 0) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE,
                    "cannot " + undertaking + ": " + NetworkFailure.words(failure) + " (tried "
                            + (failures == 1 ? "once" : failures + " times") + ")",
                    failure);
        }
        LOG.warn("Cannot {} yet: {}; next try in {}", undertaking, NetworkFailure.words(failure), wait);
        try {
            pause.pause(wait);
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }

    /**
     * Returns a random pause between half of the doubled one and all of it, so that workers that failed together don't
     * return together.
     */
    private Duration ownPause() {
        long doubled = limits.firstPause().toMillis() << Math.min(failures - 1, 20);
        long most = Math.max(1, Math.min(doubled, limits.longestPause().toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
