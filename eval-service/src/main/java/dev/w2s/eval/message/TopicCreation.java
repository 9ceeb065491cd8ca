package dev.w2s.eval.message;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.study.event.Topics;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that don't exist yet, once, as soon as the broker is there; whichever service comes first does. */
@ApplicationScoped
public class TopicCreation implements ReconcilerStep {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private final Broker broker;
    private final EvalConfiguration configuration;
    private boolean done;

    TopicCreation(Broker broker, EvalConfiguration configuration) {
        this.broker = broker;
        this.configuration = configuration;
    }

    static List<String> topics() {
        Stream<String> own =
                Stream.of(Topics.STUDIES, Topics.JOB_EVENTS, Topics.RESULTS, Topics.CONTROL, Topics.DEAD_LETTER);
        return Stream.concat(own, Arrays.stream(Service.values()).map(Service::jobsTopic))
                .toList();
    }

    /** Of jobs one, which all workers share: of several, one whose workers are busy would keep its jobs from idle ones. */
    private int partitions(String topic) {
        boolean isOfJobs =
                Arrays.stream(Service.values()).map(Service::jobsTopic).anyMatch(topic::equals);
        return isOfJobs ? 1 : configuration.topicPartitions();
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
        List<NewTopic> wanted = topics().stream()
                .map(topic -> new NewTopic(topic, Optional.of(partitions(topic)), Optional.empty()))
                .toList();
        int created = 0;
        for (KafkaFuture<Void> creation :
                broker.admin().createTopics(wanted).values().values()) {
            created += wasCreated(creation) ? 1 : 0;
        }
        done = true;
        log.info("{} of {} topics were missing and have been created", created, wanted.size());
        return created;
    }

    private static boolean wasCreated(KafkaFuture<Void> creation) {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "topics could not be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CategorizedException(FailureCategory.INTERRUPTED, "interrupted while creating topics", e);
        }
    }
}
