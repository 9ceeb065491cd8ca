package dev.w2s.eval.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.eval.service.FakeWorker.Fate;
import dev.w2s.study.StudyState;
import dev.w2s.study.event.JobCancellationRequested;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.event.StudyCancellationRequested;
import dev.w2s.study.event.StudyRequested;
import dev.w2s.study.event.Topics;
import dev.w2s.study.job.JobState;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Key;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class MessagesTest {
    private static final byte[] GARBAGE = {0, (byte) 0xff, 17, '{'};

    Servers servers;

    /** The reasons of the dead letters, by the key of the message. */
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    private TopicReader deadLetters;

    @BeforeEach
    void readDeadLetters() {
        deadLetters = servers.kafka().read(List.of(Topics.DEAD_LETTER), this::remember);
    }

    @AfterEach
    void stopReading() {
        deadLetters.close();
    }

    @Test
    void aStudyCanBeRequestedAndCancelledByEvent() throws Exception {
        // given
        servers.worker().script("by-event", job -> Fate.HOLD);
        StudyRequested request = new StudyRequested("by-event", study());

        // when
        servers.kafka().send(Topics.STUDIES, request);
        servers.kafka().send(Topics.STUDIES, request);

        // then
        Door.awaitStudy("by-event");
        Door.awaitJob("by-event", "prepare wordnet-person-artifact", JobState.RUNNING);

        // when
        servers.kafka().send(Topics.STUDIES, new StudyCancellationRequested("by-event"));

        // then
        Door.awaitState("by-event", StudyState.CANCELLED);
        assertThat(reasons).doesNotContainKey("by-event");
    }

    @Test
    void whatCannotBeReadIsKeptWithItsReasonAndStopsNobody() throws Exception {
        // given
        TestClient kafka = servers.kafka();
        servers.worker();

        // when
        for (String topic : List.of(Topics.STUDIES, Topics.JOB_EVENTS)) {
            kafka.send(topic, topic + " without type", null, GARBAGE);
            kafka.send(topic, topic + " of unknown type", "com.example.order.v1", GARBAGE);
            kafka.send(topic, topic + " with broken body", "dev.w2s.study.requested.v1", GARBAGE);
        }
        kafka.send(
                Topics.JOB_EVENTS,
                "misplaced",
                "dev.w2s.job.cancellation-requested.v1",
                StudyJson.mapper().writeValueAsBytes(new JobCancellationRequested(new Key("0".repeat(64)))));
        kafka.send(Topics.STUDIES, new StudyRequested("after-garbage", study()));

        // then
        Door.awaitStudy("after-garbage");
        Door.awaitState("after-garbage", StudyState.COMPLETED);
        await().untilAsserted(() -> assertThat(reasons)
                .containsEntry(
                        "w2s.studies without type",
                        "ce_type: is missing: the message is not a CloudEvent in binary mode")
                .containsEntry(
                        "w2s.job-events of unknown type",
                        "ce_type: 'com.example.order.v1' is not a known type of event")
                .hasEntrySatisfying("w2s.studies with broken body", reason -> assertThat(reason)
                        .startsWith("document: is not JSON"))
                .containsEntry(
                        "misplaced",
                        "ce_type: 'dev.w2s.job.cancellation-requested.v1' does not belong on w2s.job-events"));
    }

    @Test
    void aRequestForWhatCannotBeIsKeptWithItsReason() throws Exception {
        // given
        ObjectNode unknownTask = study();
        unknownTask.putArray("tasks").add("no-such-task");
        ObjectNode typo = study();
        typo.put("sedes", 1);
        ObjectNode nameless = study();
        nameless.remove("id");

        // when
        servers.kafka().send(Topics.STUDIES, new StudyRequested("unknown-task", unknownTask));
        servers.kafka().send(Topics.STUDIES, new StudyRequested("typo", typo));
        servers.kafka().send(Topics.STUDIES, new StudyRequested(null, nameless));
        servers.kafka().send(Topics.STUDIES, new StudyCancellationRequested("never-seen"));

        // then
        await().untilAsserted(() -> assertThat(reasons)
                .hasEntrySatisfying("unknown-task", reason -> assertThat(reason).startsWith("tasks: 'no-such-task'"))
                .hasEntrySatisfying("typo", reason -> assertThat(reason).startsWith("sedes: no such field"))
                .hasEntrySatisfying("", reason -> assertThat(reason).startsWith("id: is missing"))
                .hasEntrySatisfying("never-seen", reason -> assertThat(reason).contains("no study 'never-seen'")));
    }

    @Test
    void aReportAboutAnUnknownJobChangesNothing() {
        // given
        Key unknown = new Key("ab".repeat(32));

        // when
        servers.kafka().send(Topics.JOB_EVENTS, new JobStarted(unknown, "nobody", 1, "worker", Instant.now(), 1));

        // then
        await().untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                .containsPattern("w2s_eval_events_total\\{outcome=\"ignored\",type=\"dev.w2s.job.started.v1\"[^}]*} "
                        + "[1-9]"));
        assertThat(reasons).doesNotContainKey(unknown.hex());
    }

    private static ObjectNode study() throws Exception {
        JsonNode yaml = StudyJson.yamlMapper().readTree(Door.aStudy("in-document"));
        return (ObjectNode) yaml;
    }

    private void remember(ConsumerRecord<byte[], byte[]> message) {
        reasons.put(
                new String(message.key(), StandardCharsets.UTF_8),
                new String(message.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8));
    }
}
