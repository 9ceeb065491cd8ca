package dev.w2s.events;

import dev.w2s.study.event.Topics;
import dev.w2s.study.job.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic as it is created where it is missing. The broker chooses the number of replicas.
 *
 * @param partitions of the topic when it is created; a topic that exists keeps its own
 */
public record TopicLayout(String topic, int partitions) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicLayout.class);
    /** All workers share it. Of several, one whose workers are busy would keep its jobs from idle ones. */
    private static final int PARTITIONS_OF_JOBS = 1;

    /**
     * Returns all topics of w2s.
     *
     * @param partitionsOfEvents partitions of each topic that carries no jobs
     */
    public static List<TopicLayout> all(int partitionsOfEvents) {
        Stream<TopicLayout> events = Stream.of(
                        Topics.STUDIES, Topics.JOB_EVENTS, Topics.RESULTS, Topics.CONTROL, Topics.DEAD_LETTER)
                .map(topic -> new TopicLayout(topic, partitionsOfEvents));
        return Stream.concat(events, Arrays.stream(Service.values()).map(TopicLayout::ofJobs))
                .toList();
    }

    public static TopicLayout ofJobs(Service service) {
        return new TopicLayout(service.jobsTopic(), PARTITIONS_OF_JOBS);
    }

    /**
     * Creates the topic where it is missing and may be created.
     *
     * @return whether it was created
     * @throws org.apache.kafka.common.KafkaException where the broker does not answer or refuses for another reason
     */
    public boolean createIfMissing(Admin admin) throws InterruptedException {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
        try {
            KafkaFutures.get(admin.createTopics(List.of(wanted)).all());
            LOG.info("created topic {} with {} partitions", topic, partitions);
            return true;
        } catch (TopicExistsException expected) {
            return false;
        } catch (AuthorizationException e) {
            LOG.info("may not create topic {}, so it must exist: {}", topic, e.getMessage());
            return false;
        }
    }
}
