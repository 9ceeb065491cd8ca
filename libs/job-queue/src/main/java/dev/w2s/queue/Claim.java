package dev.w2s.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;

/**
 * A record that the broker keeps for this worker, as long as the lock is renewed. For use by the consumer's thread
 * only.
 */
final class Claim {
    private static final Duration POLL = Duration.ofMillis(50);

    private final ShareConsumer<byte[], byte[]> consumer;
    private final Duration lockDuration;
    private final BrokerContact contact;
    private ConsumerRecord<byte[], byte[]> record;
    private long renewedAt = System.nanoTime();

    Claim(
            ShareConsumer<byte[], byte[]> consumer,
            ConsumerRecord<byte[], byte[]> record,
            Duration lockDuration,
            BrokerContact contact) {
        this.consumer = consumer;
        this.record = record;
        this.lockDuration = lockDuration;
        this.contact = contact;
    }

    /**
     * Returns the time until the lock should be renewed: a third of its duration after the last time. Negative when
     * overdue.
     */
    Duration untilRenewal() {
        return third().minusNanos(System.nanoTime() - renewedAt);
    }

    /**
     * Makes the broker keep the record for another lock duration. This is also the only way to learn that it still
     * does: a record may arrive from the client's buffer with its lock long expired.
     */
    void renew() {
        long now = System.nanoTime();
        acknowledge(AcknowledgeType.RENEW);
        takeBack();
        renewedAt = now;
        contact.observe(consumer.metrics());
    }

    /** Tells the broker how the job ended. */
    void settle(AcknowledgeType ending) {
        acknowledge(ending);
    }

    private void acknowledge(AcknowledgeType type) {
        consumer.acknowledge(record, type);
        Map<TopicIdPartition, Optional<KafkaException>> results = consumer.commitSync(third());
        Optional<KafkaException> result = results.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(record.topic())
                        && entry.getKey().partition() == record.partition())
                .map(Map.Entry::getValue)
                .findFirst()
                // A partition whose leader changed is left out: its new leader knows of no locks.
                .orElseThrow(() -> new LockLostException("the broker did not answer for " + record.topic() + "-"
                        + record.partition() + "; its leader changed or is gone"));
        if (result.isPresent()) {
            throw new LockLostException(result.get().toString());
        }
    }

    /** A renewed record can be acknowledged again only after a later poll has returned it. */
    private void takeBack() {
        long deadline = System.nanoTime() + third().toNanos();
        do {
            for (ConsumerRecord<byte[], byte[]> returned : consumer.poll(POLL)) {
                if (returned.partition() != record.partition() || returned.offset() != record.offset()) {
                    throw new LockLostException("renewing offset " + record.offset() + " of partition "
                            + record.partition() + " returned offset " + returned.offset() + " of partition "
                            + returned.partition());
                }
                record = returned;
                return;
            }
        } while (System.nanoTime() < deadline);
        throw new LockLostException("the renewed record was not handed back");
    }

    private Duration third() {
        return lockDuration.dividedBy(3);
    }
}
