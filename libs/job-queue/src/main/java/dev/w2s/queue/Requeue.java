package dev.w2s.queue;

import dev.w2s.study.failure.CategorizedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a job to its queue once more, with its deliveries counted afresh. */
final class Requeue {
    private static final Logger log = LoggerFactory.getLogger(Requeue.class);

    private final JobQueueSettings settings;

    Requeue(JobQueueSettings settings) {
        this.settings = settings;
    }

    boolean send(Delivery delivery) {
        try (JobSender sender =
                new JobSender(settings.bootstrapServers(), settings.clientId(), settings.clientProperties())) {
            sender.send(delivery.topic(), new JobSender.Job(delivery.key(), delivery.value(), delivery.headers()));
            return true;
        } catch (CategorizedException e) {
            log.warn("{} could not be sent once more: {}", delivery, e.getMessage());
            return false;
        }
    }
}
