package dev.w2s.eval.service;

import dev.w2s.study.event.Event;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.failure.CategorizedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends and reads records as any Kafka client would. */
final class TestClient implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    TestClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(String topic, Event event) {
        send(topic, event.messageKey(), event.type().cloudEventsType(), EventJson.write(event));
    }

    void send(String topic, String key, @Nullable String type, byte[] value) {
        List<Header> headers =
                type == null ? List.of() : List.of(new RecordHeader("ce_type", type.getBytes(StandardCharsets.UTF_8)));
        producer.send(new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, headers));
        producer.flush();
    }

    TopicReader read(List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        return new TopicReader(bootstrapServers, topics, listener);
    }

    static @Nullable Event event(ConsumerRecord<byte[], byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        try {
            return EventJson.read(
                    type == null ? null : new String(type.value(), StandardCharsets.UTF_8), message.value());
        } catch (CategorizedException garbage) {
            return null;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
