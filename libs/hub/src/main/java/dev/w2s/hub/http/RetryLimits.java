package dev.w2s.hub.http;

import dev.w2s.study.failure.InvalidFieldException;
import java.time.Duration;

/**
 * How patient a download is. The pause doubles with each failure in a row; a byte that arrives starts the count again.
 *
 * @param attempts in a row that may fail
 * @param firstPause between the first two attempts; the real one is between half of it and all of it
 * @param longestPause that doubling leads to
 * @param longestWait that the hub may ask for; if it wants more, the download fails at once and says so
 */
public record RetryLimits(int attempts, Duration firstPause, Duration longestPause, Duration longestWait) {
    public static final RetryLimits DEFAULT =
            new RetryLimits(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));

    public RetryLimits {
        InvalidFieldException.require(attempts >= 1, "attempts", attempts, "must be at least 1");
        HttpTimeouts.requirePositive("firstPause", firstPause);
        HttpTimeouts.requirePositive("longestPause", longestPause);
        HttpTimeouts.requirePositive("longestWait", longestWait);
    }
}
