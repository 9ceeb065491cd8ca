package dev.w2s.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;

/** A record that a client holds without renewing its lock. */
record StaleRecord(
        JobQueueSettings settings, KafkaShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record)
        implements AutoCloseable {

    static StaleRecord take(JobQueueSettings settings) {
        KafkaShareConsumer<byte[], byte[]> consumer = new QueueClients(settings).consumer();
        consumer.subscribe(List.of(settings.topic()));
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(60));
        return new StaleRecord(settings, consumer, records.iterator().next());
    }

    /** Returns what the lease of the record ends with. */
    Throwable offerTo(JobHandler handler, JobQueueListener listener) {
        Stopping stopping = new Stopping();
        JobLease lease = new JobLease(
                new Attempt(handler, (delivery, failure) -> {}, 3, Duration.ZERO),
                listener,
                new Requeue(settings),
                stopping,
                new CurrentJob(stopping));
        BrokerContact contact = new BrokerContact("stale", Clock.systemUTC(), Duration.ofSeconds(15));
        try {
            lease.hold(new Claim(consumer, record, settings.lockDuration(), contact), new Deliveries(3).of(record));
            throw new AssertionError("the stale record was kept");
        } catch (RuntimeException | InterruptedException e) {
            return e;
        }
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(3));
    }
}
