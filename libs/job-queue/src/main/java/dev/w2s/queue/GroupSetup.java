package dev.w2s.queue;

import dev.w2s.events.KafkaFutures;
import dev.w2s.events.TopicLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topic, configures the share group and asks the broker for its delivery limit. */
final class GroupSetup {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSetup.class);
    private static final String BROKER_LIMIT = "group.share.delivery.count.limit";
    private static final int DEFAULT_BROKER_LIMIT = 5;

    private final JobQueueSettings settings;

    GroupSetup(JobQueueSettings settings) {
        this.settings = settings;
    }

    /**
     * Prepares topic and group.
     *
     * @return how often a job is tried. The broker drops a record at its own limit without a word, so the job's limit
     *     lies below it: the delivery after the last try is the one that writes down why the job failed.
     * @throws KafkaException where the broker doesn't answer or refuses
     */
    int prepare() throws InterruptedException {
        Admin admin = new QueueClients(settings).admin();
        try {
            new TopicLayout(settings.topic(), settings.partitions()).createIfMissing(admin);
            configureGroup(admin);
            return deliveryLimit(brokerLimit(admin));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private void configureGroup(Admin admin) throws InterruptedException {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.group());
        List<AlterConfigOp> changes = List.of(
                set(
                        "share.record.lock.duration.ms",
                        Long.toString(settings.lockDuration().toMillis())),
                set("share.auto.offset.reset", "earliest"));
        try {
            KafkaFutures.get(
                    admin.incrementalAlterConfigs(Map.of(group, changes)).all());
        } catch (AuthorizationException e) {
            LOG.warn("may not configure share group {}; someone who may must set {}", settings.group(), changes);
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static int brokerLimit(Admin admin) throws InterruptedException {
        try {
            String node = KafkaFutures.get(admin.describeCluster().nodes())
                    .iterator()
                    .next()
                    .idString();
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node);
            Config config = KafkaFutures.get(
                            admin.describeConfigs(List.of(broker)).all())
                    .get(broker);
            ConfigEntry limit = config == null ? null : config.get(BROKER_LIMIT);
            return limit == null ? DEFAULT_BROKER_LIMIT : Integer.parseInt(limit.value());
        } catch (AuthorizationException e) {
            LOG.warn("may not read the broker's {}; taking its default, {}", BROKER_LIMIT, DEFAULT_BROKER_LIMIT);
            return DEFAULT_BROKER_LIMIT;
        }
    }

    private int deliveryLimit(int brokerLimit) {
        if (settings.deliveryLimit() < brokerLimit) {
            return settings.deliveryLimit();
        }
        LOG.warn(
                "jobs of {} are tried {} times, not {}: the broker drops a record after {} deliveries, and the last one is"
                        + " needed to record a failure; raise the broker's {} to change that",
                settings.topic(),
                brokerLimit - 1,
                settings.deliveryLimit(),
                brokerLimit,
                BROKER_LIMIT);
        return brokerLimit - 1;
    }
}
