package dev.w2s.worker;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.local.FreePort;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No broker, and a store folder that nobody can make. */
@QuarkusTest
@TestProfile(AbsentBrokerTest.NothingThere.class)
class AbsentBrokerTest {
    /** Configuration that points nowhere. */
    public static final class NothingThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "127.0.0.1:" + FreePort.find(), "w2s.store", "/proc/w2s-cannot-be");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void theProcessIsUpAndAlive() {
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void itIsNotReadyAndSaysThatTheBrokerIsMissing() {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(problem("train-service queue")).contains("broker"));
    }

    @Test
    void itIsNotReadyAndSaysThatTheStoreCannotBeWritten() {
        assertThat(problem("train-service store")).startsWith("store folder /proc/w2s-cannot-be cannot be written");
    }

    private static String problem(String check) {
        List<String> problems = get("/q/health/ready")
                .then()
                .statusCode(503)
                .extract()
                .path("checks.findAll { it.name == '" + check + "' && it.status == 'DOWN' }.data.problem");
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
