package dev.w2s.queue;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer's one thread: joins the group, takes records and holds each until its job has ended. After any doubt
 * about a lock it starts again with a new consumer, which also gives back whatever the old one had in its buffer.
 */
final class ConsumerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final JobQueueSettings settings;
    private final JobHandler handler;
    private final JobFailures failures;
    private final JobQueueListener listener;
    private final Stopping stopping;
    private final BrokerContact contact;
    private final CurrentJob current;

    ConsumerLoop(
            JobQueueSettings settings,
            JobHandler handler,
            JobFailures failures,
            JobQueueListener listener,
            Stopping stopping,
            BrokerContact contact,
            CurrentJob current) {
        this.settings = settings;
        this.handler = handler;
        this.failures = failures;
        this.listener = listener;
        this.stopping = stopping;
        this.contact = contact;
        this.current = current;
    }

    @Override
    public void run() {
        try {
            while (!stopping.isRequested()) {
                connectAndServe();
                current.awaitEnd();
            }
        } catch (InterruptedException e) {
            LOG.warn("queue {} was interrupted", settings.topic());
        }
        contact.closed();
    }

    private void connectAndServe() throws InterruptedException {
        try {
            serve(new GroupSetup(settings).prepare());
        } catch (LockLostException e) {
            contact.problem("starting again after a lost lock: " + e.getMessage());
        } catch (TimeoutException e) {
            contact.problem("no broker answers at " + settings.kafka().bootstrapServers() + ", trying again");
            stopping.pause(RECONNECT);
        } catch (KafkaException e) {
            contact.problem("trying again, since the broker at "
                    + settings.kafka().bootstrapServers() + " said: " + e.getMessage());
            stopping.pause(RECONNECT);
        } catch (RuntimeException defect) {
            LOG.error("queue {}: starting again after a defect", settings.topic(), defect);
            contact.problem("starting again after " + defect);
            stopping.pause(RECONNECT);
        }
    }

    private void serve(int deliveryLimit) throws InterruptedException {
        KafkaShareConsumer<byte[], byte[]> consumer = new QueueClients(settings).consumer();
        JobLease lease = new JobLease(
                new Attempt(handler, failures, deliveryLimit, settings.retryBackoff()),
                listener,
                new Requeue(settings),
                stopping,
                current);
        Deliveries deliveries = new Deliveries(deliveryLimit);
        try {
            consumer.subscribe(List.of(settings.topic()));
            while (!stopping.isRequested()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    lease.hold(new Claim(consumer, record, lockDuration(consumer), contact), deliveries.of(record));
                }
                contact.observe(consumer.metrics());
            }
        } finally {
            close(consumer);
        }
    }

    /** Returns the lock duration that the broker grants, which may be configured elsewhere. */
    private Duration lockDuration(KafkaShareConsumer<byte[], byte[]> consumer) {
        return consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(settings.lockDuration());
    }

    private void close(KafkaShareConsumer<byte[], byte[]> consumer) {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.debug("queue {}: the consumer did not close cleanly", settings.topic(), e);
        }
    }
}
