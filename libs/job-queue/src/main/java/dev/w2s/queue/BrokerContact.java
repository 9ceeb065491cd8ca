package dev.w2s.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the broker answers. A share consumer's {@code poll} returns nothing both from an empty topic and from a
 * broker that is gone; what tells them apart is whether bytes come in, which they do several times a second in a poll
 * and every few seconds in a job.
 */
final class BrokerContact {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerContact.class);
    private static final String CONSUMER_METRICS = "consumer-metrics";

    private final String name;
    private final Clock clock;
    private final Duration patience;
    private double bytesSeen;
    private volatile JobQueueHealth health =
            new JobQueueHealth(false, Optional.empty(), Optional.of("not started yet"));

    /**
     * @param name of the queue, for logs
     * @param patience how long the broker may be silent
     */
    BrokerContact(String name, Clock clock, Duration patience) {
        this.name = name;
        this.clock = clock;
        this.patience = patience;
    }

    JobQueueHealth health() {
        JobQueueHealth current = health;
        return current.connected() && isSilent(current) ? lost(current, "the broker is silent") : current;
    }

    /** Looks at a consumer's metrics; called by its thread only. */
    void observe(Map<MetricName, ? extends Metric> metrics) {
        double bytes = value(metrics, "incoming-byte-total");
        boolean answered = bytes != bytesSeen && bytes > 0;
        bytesSeen = bytes;
        if (value(metrics, "connection-count") == 0) {
            problem("no connection to the broker, trying again");
        } else if (answered) {
            connected();
        } else if (health.connected() && isSilent(health)) {
            problem("the broker is silent, trying again");
        }
    }

    private void connected() {
        if (!health.connected()) {
            LOG.info("{}: connected to the broker", name);
        }
        health = new JobQueueHealth(true, Optional.of(clock.instant()), Optional.empty());
    }

    /** Logs a problem once, not at each try. */
    void problem(String what) {
        if (!health.problem().equals(Optional.of(what))) {
            LOG.warn("{}: {}", name, what);
        }
        health = lost(health, what);
    }

    void closed() {
        health = lost(health, "closed");
    }

    private static JobQueueHealth lost(JobQueueHealth before, String problem) {
        return new JobQueueHealth(false, before.lastContact(), Optional.of(problem));
    }

    private boolean isSilent(JobQueueHealth current) {
        Instant silentSince = clock.instant().minus(patience);
        return current.lastContact().stream().allMatch(silentSince::isAfter);
    }

    private static double value(Map<MetricName, ? extends Metric> metrics, String metric) {
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
            if (entry.getKey().name().equals(metric) && entry.getKey().group().equals(CONSUMER_METRICS)) {
                @Nullable Object value = entry.getValue().metricValue();
                return value instanceof Number number ? number.doubleValue() : 0;
            }
        }
        return 0;
    }
}
