package dev.w2s.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The Kafka client configuration of a queue's parts; the user's own properties go over it. */
record ClientProperties(String bootstrapServers, String clientId, Map<String, String> own) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_RECONNECT_BACKOFF = Duration.ofSeconds(2);

    static ClientProperties of(JobQueueSettings settings) {
        return new ClientProperties(settings.bootstrapServers(), settings.clientId(), settings.clientProperties());
    }

    Map<String, Object> admin() {
        return over(Map.of("request.timeout.ms", (int) TIMEOUT.toMillis() / 2, "default.api.timeout.ms", (int)
                TIMEOUT.toMillis()));
    }

    Map<String, Object> producer() {
        return over(Map.of(
                "enable.idempotence",
                true,
                "acks",
                "all",
                "max.block.ms",
                (int) TIMEOUT.toMillis(),
                "request.timeout.ms",
                (int) TIMEOUT.toMillis(),
                "delivery.timeout.ms",
                3 * (int) TIMEOUT.toMillis()));
    }

    /** One record at a time and no more in the client's buffer: what lies there is locked and waits. */
    Map<String, Object> shareConsumer(String group, Duration lockDuration) {
        return over(Map.of(
                "group.id",
                group,
                "share.acknowledgement.mode",
                "explicit",
                "share.acquire.mode",
                "record_limit",
                "max.poll.records",
                1,
                // Between two polls of a running job lies a third of a lock.
                "max.poll.interval.ms",
                (int) Math.max(300_000, lockDuration.toMillis())));
    }

    private Map<String, Object> over(Map<String, Object> ours) {
        Map<String, Object> all = new HashMap<>(ours);
        all.put("bootstrap.servers", bootstrapServers);
        all.put("client.id", clientId);
        all.put("reconnect.backoff.max.ms", LONGEST_RECONNECT_BACKOFF.toMillis());
        all.putAll(own);
        return all;
    }
}
