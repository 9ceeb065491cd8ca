package dev.w2s.eval.message;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.availability.Reachability;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of this service, made when first needed: a broker that cannot be found doesn't keep the service from
 * starting. Everything under {@code kafka.*} (security, for example) is handed through to them.
 */
@ApplicationScoped
public class Broker {
    private final Reachability cluster = new Reachability("the Kafka broker");
    private final Map<String, Object> shared;
    private final EvalConfiguration configuration;
    private @Nullable Admin admin;
    private @Nullable Producer<byte[], byte[]> producer;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> shared, EvalConfiguration configuration) {
        this.shared = shared;
        this.configuration = configuration;
    }

    synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> properties = new HashMap<>(shared);
            properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "eval-service-admin");
            properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(configuration.brokerTimeout()));
            properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(configuration.sendTimeout()));
            properties.putAll(quickReconnect());
            admin = asOwnClass(() -> Admin.create(properties));
        }
        return admin;
    }

    synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(shared);
            properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "eval-service");
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(configuration.sendTimeout()));
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(configuration.sendTimeout()));
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(configuration.sendTimeout()));
            properties.putAll(quickReconnect());
            producer = asOwnClass(
                    () -> new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        }
        return producer;
    }

    /** Whether the cluster answers within {@code w2s.eval.broker-timeout}. */
    public boolean answers() {
        return cluster.note(describes());
    }

    private boolean describes() {
        try {
            admin().describeCluster()
                    .clusterId()
                    .get(configuration.brokerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    private static Map<String, Object> quickReconnect() {
        return Map.of(
                CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000,
                CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** Kafka loads its classes by the thread's loader, which is another one on a pool's thread. */
    private static <C> C asOwnClass(Supplier<C> client) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Broker.class.getClassLoader());
        try {
            return client.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
