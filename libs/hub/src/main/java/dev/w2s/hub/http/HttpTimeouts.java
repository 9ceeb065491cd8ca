package dev.w2s.hub.http;

import dev.w2s.study.failure.InvalidFieldException;
import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect the longest time until it accepts a connection
 * @param response the longest time until it begins its answer
 * @param idle the longest time between two bytes of an answer
 */
public record HttpTimeouts(Duration connect, Duration response, Duration idle) {
    public static final HttpTimeouts DEFAULT =
            new HttpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));

    public HttpTimeouts {
        requirePositive("connect", connect);
        requirePositive("response", response);
        requirePositive("idle", idle);
    }

    static void requirePositive(String field, Duration value) {
        InvalidFieldException.require(value.compareTo(Duration.ZERO) > 0, field, value, "must be above 0");
    }
}
