package dev.w2s.queue;

import dev.w2s.events.KafkaFutures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the jobs of a queue that have not ended, waiting and running ones together; workers are scaled by this number.
 * It is read in the background, so that a scrape never waits for the broker. It works before the first worker has ever
 * run.
 */
public final class QueueLag implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueLag.class);

    private final String topic;
    private final String group;
    private final Admin admin;
    private final Stopping stopping = new Stopping();
    private final Thread thread;
    private volatile double jobs = Double.NaN;

    /** Starts reading. Of the settings it uses broker, topic, group and client id. */
    public QueueLag(JobQueueSettings settings, Duration every) {
        this.topic = settings.topic();
        this.group = settings.group();
        this.admin = new QueueClients(settings).admin();
        this.thread = new Thread(() -> readUntilClosed(every), "w2s-lag-" + topic);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Returns the number of jobs; NaN while the broker does not answer. */
    public double jobs() {
        return jobs;
    }

    private void readUntilClosed(Duration every) {
        try {
            while (!stopping.isRequested()) {
                jobs = read();
                stopping.pause(every);
            }
        } catch (InterruptedException closed) {
            LOG.debug("the lag of {} is no longer read", topic);
        }
    }

    private double read() throws InterruptedException {
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, SharePartitionOffsetInfo> offsets = KafkaFutures.get(admin.listShareGroupOffsets(
                            Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(partitions)))
                    .partitionsToOffsetInfo(group));
            double sum = 0;
            for (TopicPartition partition : partitions) {
                SharePartitionOffsetInfo offset = offsets.get(partition);
                sum += offset == null ? records(partition) : offset.lag().orElse(0L);
            }
            return sum;
        } catch (KafkaException e) {
            LOG.debug("the lag of {} could not be read", topic, e);
            return Double.NaN;
        }
    }

    private List<TopicPartition> partitions() throws InterruptedException {
        return KafkaFutures.get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Returns the number of records of a partition that no worker has looked at yet. */
    private long records(TopicPartition partition) throws InterruptedException {
        return offset(partition, OffsetSpec.latest()) - offset(partition, OffsetSpec.earliest());
    }

    private long offset(TopicPartition partition, OffsetSpec spec) throws InterruptedException {
        return KafkaFutures.get(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                .offset();
    }

    @Override
    public void close() {
        stopping.request(Duration.ZERO);
        thread.interrupt();
        admin.close(Duration.ZERO);
    }
}
