package dev.w2s.eval.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.eval.service.FakeWorker.Fate;
import dev.w2s.study.StudyState;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.job.JobState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class OutageTest {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    Servers servers;

    @Test
    void reportsThatArriveWhileTheDatabaseIsAwayAreNotLost() {
        // given
        servers.worker().script("database-outage", job -> Fate.HOLD);
        Door.submit(Door.aStudy("database-outage"));
        Door.awaitJob("database-outage", "prepare wordnet-person-artifact", JobState.RUNNING);
        JobRequested held = servers.worker().requests("database-outage").get(0);
        servers.worker().script("database-outage", job -> Fate.FINISH);

        // when
        servers.stopDatabase();
        Response answer;
        try {
            servers.worker().work(held, Fate.FINISH);
            answer = given().get("/studies/database-outage");
            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(health("ready")).isEqualTo(503));
            assertThat(health("live")).isEqualTo(200);
        } finally {
            servers.startDatabase();
        }

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:w2s:problem:database-unreachable");
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(health("ready")).isEqualTo(200));
        Door.awaitState("database-outage", StudyState.COMPLETED);
    }

    @Test
    void whileTheBrokerIsAwayStudiesAreRefusedAndRunningOnesGoOnAfterwards() {
        // given
        servers.worker().script("broker-outage", job -> Fate.HOLD);
        Door.submit(Door.aStudy("broker-outage"));
        Door.awaitJob("broker-outage", "prepare wordnet-person-artifact", JobState.RUNNING);
        JobRequested held = servers.worker().requests("broker-outage").get(0);
        servers.worker().script("broker-outage", job -> Fate.FINISH);

        // when
        servers.stopBroker();
        Response refused;
        try {
            refused = Door.submit(Door.aStudy("refused"));
            assertThat(health("ready")).isEqualTo(503);
            assertThat(health("live")).isEqualTo(200);
        } finally {
            servers.startBroker();
        }

        // then
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("detail")).contains("broker does not answer");
        assertThat(given().get("/studies/refused").statusCode()).isEqualTo(404);
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(health("ready")).isEqualTo(200));
        servers.worker().work(held, Fate.FINISH);
        Door.awaitState("broker-outage", StudyState.COMPLETED);
        assertThat(health("live")).isEqualTo(200);
    }

    private static int health(String kind) {
        return given().get("/q/health/" + kind).statusCode();
    }
}
