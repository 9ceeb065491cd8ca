package dev.w2s.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.local.EmbeddedBroker;
import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.event.Topics;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Key;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others see of a service that sends: topics, keys, values and headers. */
class WireTest {
    private static final Key JOB = new Key("ab".repeat(32));

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static KafkaAccess kafka;
    private static MessageSender sender;
    private static int created;

    @BeforeAll
    static void start() throws InterruptedException {
        broker = EmbeddedBroker.start(folder, 0);
        kafka = new KafkaAccess(broker.bootstrapServers(), Map.of());
        sender = new MessageSender(kafka, "sender", Duration.ofSeconds(30));
        created = createTopics();
    }

    private static int createTopics() throws InterruptedException {
        int made = 0;
        try (Admin admin = kafka.admin("admin", Duration.ofSeconds(30), Duration.ofSeconds(30))) {
            for (TopicLayout topic : TopicLayout.all(2)) {
                made += topic.createIfMissing(admin) ? 1 : 0;
            }
        }
        return made;
    }

    @AfterAll
    static void stop() {
        sender.close();
        broker.close();
    }

    @Test
    void topicsOfJobsHaveOnePartitionAndTheOthersAsManyAsAreAskedFor() throws Exception {
        assertThat(created).isEqualTo(5 + Service.values().length);
        try (Admin admin = kafka.admin("admin", Duration.ofSeconds(30), Duration.ofSeconds(30))) {
            assertThat(KafkaFutures.get(admin.describeTopics(List.of("w2s.train.jobs", "w2s.results"))
                            .allTopicNames()))
                    .hasEntrySatisfying("w2s.train.jobs", topic -> assertThat(topic.partitions())
                            .hasSize(1))
                    .hasEntrySatisfying("w2s.results", topic -> assertThat(topic.partitions())
                            .hasSize(2));
        }
    }

    @Test
    void aTopicThatExistsIsNotCreatedAgain() throws InterruptedException {
        assertThat(createTopics()).isZero();
    }

    @Test
    void aReportIsACloudEventInBinaryModeOfTheTimeThatItTellsOf() {
        // given
        JobStarted event = new JobStarted(JOB, "study", 1, "worker", Instant.parse("2026-01-01T00:00:00Z"), 1);

        // when
        KafkaFutures.await(new EventSender(sender, "/train-service").send(Topics.JOB_EVENTS, event));

        // then
        ConsumerRecord<byte[], byte[]> record = only(Topics.JOB_EVENTS);
        assertThat(text(record.key())).isEqualTo(JOB.hex());
        assertThat(EventJson.read(CloudEventHeaders.type(record.headers()), record.value()))
                .isEqualTo(event);
        assertThat(text(record.headers().lastHeader("ce_id").value())).isNotBlank();
        assertThat(headers(record))
                .filteredOn(header -> !header.startsWith("ce_id="))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_source=/train-service",
                        "ce_type=dev.w2s.job.started.v1",
                        "ce_time=2026-01-01T00:00:00Z",
                        "ce_datacontenttype=application/json",
                        "content-type=application/json");
    }

    @Test
    void anOrderHasTheTimeAtWhichItIsSent() {
        // given
        Instant before = Instant.now();

        // when
        KafkaFutures.await(
                new EventSender(sender, "/eval-service").send(Topics.CONTROL, new JobCancellationRequested(JOB)));

        // then
        String time = text(only(Topics.CONTROL).headers().lastHeader("ce_time").value());
        assertThat(CloudEventHeaders.time(Map.of("ce_time", time)))
                .hasValueSatisfying(sentAt -> assertThat(sentAt).isBetween(before, Instant.now()));
    }

    @Test
    void aTimeThatCannotBeReadIsNone() {
        assertThat(CloudEventHeaders.time(Map.of("ce_time", "yesterday"))).isEmpty();
        assertThat(CloudEventHeaders.time(Map.of())).isEmpty();
    }

    @Test
    void aDeadLetterKeepsKeyAndValueAndSaysWhereItLayAndWhy() {
        // given
        byte[] garbage = {0, (byte) 0xff, 17};

        // when
        KafkaFutures.await(new DeadLetterTopic(sender)
                .keep(new RefusedMessage("w2s.label.jobs", 3, 42, null, garbage), "key: is missing"));

        // then
        ConsumerRecord<byte[], byte[]> letter = only(Topics.DEAD_LETTER);
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(headers(letter))
                .containsExactly(
                        "dead-letter-reason=key: is missing",
                        "dead-letter-topic=w2s.label.jobs",
                        "dead-letter-partition=3",
                        "dead-letter-offset=42");
    }

    private static ConsumerRecord<byte[], byte[]> only(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.client("reader"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; records.isEmpty() && polls < 60; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + "=" + text(header.value()));
        }
        return headers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
