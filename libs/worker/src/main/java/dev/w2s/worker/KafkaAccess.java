package dev.w2s.worker;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to reach the broker.
 *
 * @param host this machine, to tell one worker from another in the broker's logs
 * @param clientProperties everything else under {@code kafka.}, for example {@code security.protocol}
 */
record KafkaAccess(String bootstrapServers, String host, Map<String, String> clientProperties) {
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    /** What the queue decides itself. */
    private static final Set<String> OURS = Set.of(BOOTSTRAP_SERVERS, "group.id", "client.id");

    /** @param configuration keys without {@code kafka.} in front */
    static KafkaAccess of(Map<String, Object> configuration, String host) {
        Map<String, String> properties = configuration.entrySet().stream()
                .filter(entry -> !OURS.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return new KafkaAccess(String.valueOf(configuration.get(BOOTSTRAP_SERVERS)), host, properties);
    }
}
