package dev.w2s.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void secondsAreTaken() {
        assertThat(wait("Retry-After", "120")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aDateIsTheTimeUntilThen() {
        assertThat(wait("Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        assertThat(wait("Retry-After", "Mon, 23 Nov 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
    }

    @Test
    void theHubsOwnHeaderCountsWhenNothingIsLeft() {
        assertThat(wait("ratelimit", "\"resolvers\";r=0;t=55")).isEqualTo(Duration.ofSeconds(55));
        assertThat(wait("ratelimit", "\"resolvers\";r=12;t=55")).isNull();
    }

    @Test
    void nonsenseIsNoWish() {
        assertThat(wait("Retry-After", "soon")).isNull();
        assertThat(wait("Retry-After", "-5")).isNull();
    }

    private static Duration wait(String name, String value) {
        return RetryAfter.of(HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true), NOON);
    }
}
