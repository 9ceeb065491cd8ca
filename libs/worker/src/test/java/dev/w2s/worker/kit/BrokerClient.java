package dev.w2s.worker.kit;

import static org.awaitility.Awaitility.await;

import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.event.JobFailed;
import dev.w2s.study.event.JobFinished;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The broker as a test sees it: sends requests, and remembers every job event and every dead letter from the beginning.
 */
public final class BrokerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    public BrokerClient(String bootstrapServers) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topics.JOB_EVENTS, 0), new TopicPartition(Topics.DEAD_LETTER, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Requests the job of a recipe from its service and returns the job's events up to its end. */
    public List<JobEvent> run(Recipe recipe) {
        request(new JobRequested(recipe.key(), "study-1", "a job of a test", 1, recipe));
        return eventsUntilEnd(recipe.key());
    }

    /** Requests the job of a recipe from its service and returns how it ended. */
    public JobEvent endOf(Recipe recipe) {
        List<JobEvent> events = run(recipe);
        return events.get(events.size() - 1);
    }

    /** Sends a request to the service that its kind of job belongs to. */
    public void request(JobRequested request) {
        send(request.recipe().kind().service().jobsTopic(), request);
    }

    public void send(String topic, Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.messageKey(), EventJson.write(event));
        record.headers()
                .add("ce_type", event.type().cloudEventsType().getBytes(StandardCharsets.UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        send(record);
    }

    public void send(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError("not sent: " + record, e);
        }
    }

    /** All events of one job, from its first to the one that ends it. */
    public List<JobEvent> eventsUntilEnd(Key job) {
        return await().atMost(PATIENCE)
                .until(() -> events(job), events -> events.stream().anyMatch(BrokerClient::isEnd));
    }

    /** All events of one job so far, in order. */
    public List<JobEvent> events(Key job) {
        return eventRecords(job).stream()
                .map(record -> (JobEvent) EventJson.read(header(record, "ce_type"), record.value()))
                .toList();
    }

    /** The records of all events of one job so far, in order. */
    public List<ConsumerRecord<String, byte[]>> eventRecords(Key job) {
        return records(Topics.JOB_EVENTS, job.hex());
    }

    /** Waits for the dead letter with this key. */
    public ConsumerRecord<String, byte[]> deadLetter(String key) {
        return await().atMost(PATIENCE)
                .until(() -> records(Topics.DEAD_LETTER, key).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        return records.stream()
                .filter(record -> record.topic().equals(topic) && key.equals(record.key()))
                .toList();
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static boolean isEnd(JobEvent event) {
        return event instanceof JobFinished || (event instanceof JobFailed failed && !failed.willRetry());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
