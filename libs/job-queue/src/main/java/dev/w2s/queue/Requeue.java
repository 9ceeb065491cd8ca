package dev.w2s.queue;

import dev.w2s.events.KafkaFutures;
import dev.w2s.events.MessageSender;
import dev.w2s.study.failure.CategorizedException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a job to its queue once more, with its deliveries counted afresh. */
final class Requeue {
    private static final Logger LOG = LoggerFactory.getLogger(Requeue.class);

    private final JobQueueSettings settings;

    Requeue(JobQueueSettings settings) {
        this.settings = settings;
    }

    boolean send(Delivery delivery) {
        ProducerRecord<byte[], byte[]> job = new ProducerRecord<>(
                delivery.topic(), delivery.key().getBytes(StandardCharsets.UTF_8), delivery.value());
        delivery.headers().forEach((name, value) -> job.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (MessageSender sender = new QueueClients(settings).sender()) {
            KafkaFutures.await(sender.send(job));
            return true;
        } catch (CategorizedException e) {
            LOG.warn("{} could not be sent once more: {}", delivery, e.getMessage());
            return false;
        }
    }
}
