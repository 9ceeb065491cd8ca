package dev.w2s.probe;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.queue.JobSender;
import dev.w2s.study.Service;
import dev.w2s.study.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class ProbeServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void it_becomes_ready() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        List<String> checks = get("/q/health/ready").path("checks.name");
        assertThat(checks).contains("probe-service queue", "probe-service store");
    }

    @Test
    void it_is_alive() {
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void it_has_the_meters_of_a_service_that_takes_jobs() {
        assertThat(get("/q/metrics").asString())
                .contains("w2s_jobs_in_flight{service=\"probe-service\"}")
                .contains("w2s_queue_lag{topic=\"w2s.probe.jobs\"}");
    }

    @Test
    void what_is_no_job_leaves_its_queue_for_the_dead_letters() {
        // given
        JobSender.Job garbage = new JobSender.Job("garbage", "?".getBytes(StandardCharsets.UTF_8), Map.of());

        // when
        try (JobSender sender = new JobSender(bootstrapServers, "test", Map.of())) {
            sender.send(Service.PROBE.jobsTopic(), garbage);
        }

        // then
        try (KafkaConsumer<String, byte[]> letters = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.DEAD_LETTER, 0);
            letters.assign(List.of(partition));
            letters.seekToBeginning(List.of(partition));
            ConsumerRecords<String, byte[]> kept =
                    await().atMost(PATIENCE).until(() -> letters.poll(Duration.ofMillis(500)), any -> !any.isEmpty());
            assertThat(kept.iterator().next().key()).isEqualTo("garbage");
        }
    }
}
