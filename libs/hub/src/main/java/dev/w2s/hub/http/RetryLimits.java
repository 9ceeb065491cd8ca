package dev.w2s.hub.http;

import dev.w2s.study.failure.InvalidFieldException;
import java.time.Duration;

/**
 * How often a download is tried again. The pause doubles with each failure in a row; each byte that arrives starts the
 * count anew.
 *
 * @param attempts the number of attempts in a row that may fail
 * @param firstPause the pause between the first two attempts; the real pause is random, between half of it and all of
 *     it
 * @param longestPause the longest pause that doubling leads to
 * @param longestWait the longest wait that the server may ask for; if it asks for more, the download fails at once
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
