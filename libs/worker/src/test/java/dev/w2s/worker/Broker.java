package dev.w2s.worker;

import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.recipe.Key;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker as a test sees it: sends requests, and remembers every record of the topics it listens to. */
final class Broker implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    Broker(String bootstrapServers, String... topics) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(topics).stream()
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void send(String topic, Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.messageKey(), EventJson.write(event));
        record.headers()
                .add("ce_type", event.type().cloudEventsType().getBytes(StandardCharsets.UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        send(record);
    }

    void send(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError("not sent: " + record, e);
        }
    }

    /** All records of one topic so far. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** All events of one job so far, in order. */
    List<JobEvent> events(Key job) {
        return records("w2s.job-events").stream()
                .filter(record -> record.key().equals(job.hex()))
                .map(record -> (JobEvent) EventJson.read(header(record, "ce_type"), record.value()))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
