package dev.w2s.events;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * How the Kafka clients of a process reach the broker.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param properties what the user sets for all clients, for example {@code security.protocol}
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties) {
    /** Every client has these of its own. */
    private static final Set<String> NOT_SHARED = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.GROUP_ID_CONFIG,
            CommonClientConfigs.CLIENT_ID_CONFIG);

    public KafkaAccess {
        if (bootstrapServers.isBlank()) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "kafka.bootstrap.servers is '" + bootstrapServers + "', but must be host:port");
        }
        properties = Map.copyOf(properties);
    }

    /** @param configuration the settings that begin with {@code kafka.}, without that prefix */
    public static KafkaAccess of(Map<String, ?> configuration) {
        Map<String, String> shared = configuration.entrySet().stream()
                .filter(entry -> !NOT_SHARED.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return new KafkaAccess(String.valueOf(configuration.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)), shared);
    }

    /** Returns the properties of one client, as a map of the caller's own. */
    public Map<String, Object> client(String clientId) {
        Map<String, Object> client = new HashMap<>(properties);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return client;
    }

    /**
     * Creates an admin client.
     *
     * @param requestTimeout how long the broker may take to answer one request
     * @param callTimeout how long a call may take, with all its requests; not below {@code requestTimeout}
     */
    public Admin admin(String clientId, Duration requestTimeout, Duration callTimeout) {
        Map<String, Object> client = client(clientId);
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(requestTimeout.toMillis()));
        client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(callTimeout.toMillis()));
        return KafkaClassLoader.within(() -> Admin.create(client));
    }
}
