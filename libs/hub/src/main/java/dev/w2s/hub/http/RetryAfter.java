package dev.w2s.hub.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a server asks us to wait: {@code Retry-After} in seconds or as a date, or else the hub's own
 * {@code RateLimit: "api";r=0;t=55} (draft-ietf-httpapi-ratelimit-headers-09), where t is the seconds left.
 */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern USED_UP = Pattern.compile(";\\s*r\\s*=\\s*0\\s*;\\s*t\\s*=\\s*(\\d{1,9})");

    private RetryAfter() {}

    /** Returns the wait; null if the server asks for none. */
    public static @Nullable Duration of(HttpHeaders headers, Clock clock) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(clock.instant(), date.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException noDate) {
            Matcher limit = USED_UP.matcher(headers.firstValue("RateLimit").orElse(""));
            return limit.find() ? Duration.ofSeconds(Long.parseLong(limit.group(1))) : null;
        }
    }
}
