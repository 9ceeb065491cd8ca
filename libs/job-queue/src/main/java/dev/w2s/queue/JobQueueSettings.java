package dev.w2s.queue;

import dev.w2s.events.KafkaAccess;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;

/**
 * The settings by which a worker takes jobs from a topic.
 *
 * @param kafka the broker, and properties for all clients of this queue
 * @param topic where the jobs are; created where it is missing
 * @param group the share group that works on the topic; an id once used by a classic consumer group can't become one
 * @param partitions of the topic where it is created. All workers share one; of several the broker gives each to some
 *     of them, and a job waits there while those are busy, whoever else is idle
 * @param lockDuration how long the broker keeps a job for a worker that gives no sign of life; the broker's bounds are
 *     15 s and 60 s unless it is configured otherwise
 * @param deliveryLimit how often a job is tried, at least once; a broker whose own limit isn't larger lowers it to one
 *     below the broker's
 * @param retryBackoff how long a job that failed for a curable reason rests before the second try; doubled for each try
 *     after that, up to a minute
 * @param clientId names this worker in the broker's logs and metrics
 */
public record JobQueueSettings(
        KafkaAccess kafka,
        String topic,
        String group,
        int partitions,
        Duration lockDuration,
        int deliveryLimit,
        Duration retryBackoff,
        String clientId) {

    public JobQueueSettings {
        require(!topic.isBlank(), "topic", topic, "a name");
        require(!group.isBlank(), "group", group, "a name");
        require(partitions >= 1, "partitions", partitions, "at least 1");
        require(lockDuration.toMillis() >= 1000, "lockDuration", lockDuration, "at least one second");
        require(deliveryLimit >= 1, "deliveryLimit", deliveryLimit, "at least 1");
        require(!retryBackoff.isNegative(), "retryBackoff", retryBackoff, "zero or more");
    }

    /** Returns settings with a lock of 30 s, five deliveries, one partition, one second of back-off. */
    public static JobQueueSettings of(KafkaAccess kafka, String topic, String group) {
        return new JobQueueSettings(kafka, topic, group, 1, Duration.ofSeconds(30), 5, Duration.ofSeconds(1), group);
    }

    private static void require(boolean condition, String field, Object value, String expected) {
        if (!condition) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "the job queue's " + field + " is '" + value + "', but must be " + expected);
        }
    }
}
