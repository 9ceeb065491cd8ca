package dev.w2s.eval.message;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.availability.Reachability;
import dev.w2s.events.DeadLetterTopic;
import dev.w2s.events.DeadLetters;
import dev.w2s.events.EventSender;
import dev.w2s.events.KafkaAccess;
import dev.w2s.events.MessageSender;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The clients of this service. The admin client is created when it is first needed, as the sender's is: a broker that
 * cannot be found does not keep the service from starting.
 */
@ApplicationScoped
public class Broker {
    private static final String SOURCE = "/eval-service";
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** A topic that was made anew is found after this time. */
    private static final Duration METADATA_AGE = Duration.ofSeconds(10);

    private final Reachability cluster = new Reachability("the Kafka broker");
    private final KafkaAccess kafka;
    private final EvalConfiguration configuration;
    private final MessageSender messages;
    private @Nullable Admin admin;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> kafka, EvalConfiguration configuration) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_AGE.toMillis());
        this.kafka = KafkaAccess.of(settings);
        this.configuration = configuration;
        this.messages = new MessageSender(this.kafka, "eval-service", configuration.sendTimeout());
    }

    /** Its messages fail no later than {@code w2s.eval.send-timeout}. */
    @Produces
    @Singleton
    EventSender events() {
        return new EventSender(messages, SOURCE);
    }

    DeadLetters deadLetters() {
        return new DeadLetterTopic(messages);
    }

    synchronized Admin admin() {
        if (admin == null) {
            admin = kafka.admin("eval-service-admin", configuration.brokerTimeout(), configuration.sendTimeout());
        }
        return admin;
    }

    /** Returns whether the cluster answers within {@code w2s.eval.broker-timeout}. */
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

    @PreDestroy
    synchronized void close() {
        messages.close();
        if (admin != null) {
            admin.close(CLOSE);
        }
    }
}
