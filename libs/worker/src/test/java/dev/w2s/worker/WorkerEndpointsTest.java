package dev.w2s.worker;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.w2s.study.event.JobRequested;
import dev.w2s.worker.kit.BrokerAndStore;
import dev.w2s.worker.kit.BrokerClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Kubernetes and Prometheus see while all is well. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class WorkerEndpointsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void runOneJob() {
        JobRequested request = Requested.preparation(ToyPreparation.WELL);
        try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
            broker.request(request);
            broker.eventsUntilEnd(request.key());
        }
    }

    @Test
    void eachServiceSaysThatItsQueueAndItsStoreAreReady() {
        // when
        List<String> names =
                get("/q/health/ready").then().statusCode(200).extract().path("checks.name");

        // then
        assertThat(names)
                .contains(
                        "label-service queue",
                        "label-service store",
                        "train-service queue",
                        "train-service store",
                        "probe-service queue",
                        "probe-service store");
    }

    @Test
    void theProcessIsAlive() {
        // when
        List<String> names =
                get("/q/health/live").then().statusCode(200).extract().path("checks.name");

        // then
        assertThat(names)
                .contains("label-service queue thread", "train-service queue thread", "probe-service queue thread");
    }

    @Test
    void jobsAreCountedByServiceKindAndOutcome() {
        assertThat(metrics())
                .anyMatch(
                        line -> line.matches(
                                "w2s_jobs_total\\{kind=\"prepare-task\",outcome=\"finished\",service=\"label-service\"} [1-9].*"));
    }

    @Test
    void durationsAndTokensAreSummedByKind() {
        assertThat(metrics())
                .anyMatch(line -> line.matches(
                        "w2s_job_duration_seconds_count\\{kind=\"prepare-task\",service=\"label-service\"} [1-9].*"))
                .anyMatch(line ->
                        line.matches("w2s_tokens_total\\{kind=\"prepare-task\",service=\"label-service\"} [1-9].*"));
    }

    @Test
    void eachServiceHasItsGauges() {
        assertThat(metrics())
                .anyMatch(line -> line.startsWith("w2s_jobs_in_flight{service=\"train-service\"} 0"))
                .anyMatch(line -> line.startsWith("w2s_jobs_in_flight{service=\"probe-service\"} 0"))
                .anyMatch(line -> line.startsWith("w2s_training_loss{service=\"train-service\"} NaN"));
    }

    @Test
    void theLagOfEachQueueIsThereForAutoscaling() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics())
                .anyMatch(line -> line.startsWith("w2s_queue_lag{topic=\"w2s.label.jobs\"} 0"))
                .anyMatch(line -> line.startsWith("w2s_queue_lag{topic=\"w2s.train.jobs\"} 0"))
                .anyMatch(line -> line.startsWith("w2s_queue_lag{topic=\"w2s.probe.jobs\"} 0")));
    }

    @Test
    void aStoreThatThreeServicesShareIsCountedOnce() {
        assertThat(metrics())
                .filteredOn(line -> line.startsWith("w2s_store_"))
                .contains("w2s_store_artifacts{kind=\"checkpoint\"} 0.0")
                .hasSize(8);
    }

    @Test
    void noMeterHasALabelThatGrowsWithTheJobs() {
        assertThat(metrics()).noneMatch(line -> line.matches(".*[0-9a-f]{64}.*") || line.contains("study-1"));
    }

    private static List<String> metrics() {
        return get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("w2s_"))
                .toList();
    }
}
