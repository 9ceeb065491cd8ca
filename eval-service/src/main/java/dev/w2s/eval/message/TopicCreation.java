package dev.w2s.eval.message;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.events.TopicLayout;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that do not exist yet, once, as soon as the broker is there. Workers create those of their jobs,
 * too.
 */
@ApplicationScoped
public class TopicCreation implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final Broker broker;
    private final EvalConfiguration configuration;
    private boolean done;

    TopicCreation(Broker broker, EvalConfiguration configuration) {
        this.broker = broker;
        this.configuration = configuration;
    }

    @Override
    public Stage stage() {
        return Stage.CREATE_TOPICS;
    }

    @Override
    public int act() {
        if (done) {
            return 0;
        }
        List<TopicLayout> topics = TopicLayout.all(configuration.topicPartitions());
        int created = 0;
        try {
            for (TopicLayout topic : topics) {
                created += topic.createIfMissing(broker.admin()) ? 1 : 0;
            }
        } catch (KafkaException e) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "topics could not be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(FailureCategory.INTERRUPTED, "interrupted while creating topics", e);
        }
        done = true;
        LOG.info("{} of {} topics were missing and have been created", created, topics.size());
        return created;
    }
}
