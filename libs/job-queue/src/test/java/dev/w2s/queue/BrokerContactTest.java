package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class BrokerContactTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SetClock clock = new SetClock();
    private final BrokerContact contact = new BrokerContact("queue", clock, Duration.ofSeconds(15));

    @Test
    void isNotConnectedBeforeTheBrokerAnswered() {
        // when
        contact.observe(metrics(1, 0));

        // then
        assertThat(contact.health().connected()).isFalse();
        assertThat(contact.health().lastContact()).isEmpty();
    }

    @Test
    void isConnectedWhenBytesCameIn() {
        // when
        contact.observe(metrics(1, 100));

        // then
        assertThat(contact.health().connected()).isTrue();
        assertThat(contact.health().lastContact()).contains(NOON);
    }

    @Test
    void isNotConnectedWithoutAConnection() {
        // given
        contact.observe(metrics(1, 100));

        // when
        contact.observe(metrics(0, 100));

        // then
        assertThat(contact.health().connected()).isFalse();
        assertThat(contact.health().lastContact()).contains(NOON);
        assertThat(contact.health().problem()).isNotEmpty();
    }

    @Test
    void anAttemptToConnectIsNoConnection() {
        // given
        contact.observe(metrics(1, 100));
        contact.observe(metrics(0, 100));

        // when
        contact.observe(metrics(1, 100));

        // then
        assertThat(contact.health().connected()).isFalse();
    }

    @Test
    void isNotConnectedToABrokerThatHasBeenSilentForLong() {
        // given
        contact.observe(metrics(1, 100));

        // when
        clock.now = NOON.plusSeconds(16);

        // then
        assertThat(contact.health().connected()).isFalse();
    }

    private static Map<MetricName, Metric> metrics(double connections, double bytes) {
        return Map.of(
                name("connection-count"), new SetMetric(name("connection-count"), connections),
                name("incoming-byte-total"), new SetMetric(name("incoming-byte-total"), bytes));
    }

    private static MetricName name(String name) {
        return new MetricName(name, "consumer-metrics", "", Map.of());
    }

    private record SetMetric(MetricName metricName, Object metricValue) implements Metric {}

    private static final class SetClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
