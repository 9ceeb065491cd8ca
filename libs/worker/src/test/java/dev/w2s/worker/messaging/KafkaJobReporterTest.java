package dev.w2s.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.w2s.local.FreePort;
import dev.w2s.study.event.JobStarted;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaJobReporterTest {
    private final KafkaJobReporter reporter =
            new KafkaJobReporter(Map.of("bootstrap.servers", "127.0.0.1:" + FreePort.find()));

    @AfterEach
    void close() {
        reporter.close();
    }

    /** A Kafka client blocks its caller for two minutes here, and a training would stand still as long. */
    @Test
    void aJobGoesOnWhileTheBrokerIsAway() {
        // given
        JobStarted event = new JobStarted(new Key("ab".repeat(32)), "study-1", 1, "worker", Instant.EPOCH, 1);

        // when
        CompletionStage<Void> acknowledgement =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> reporter.report(Service.TRAIN, event));

        // then
        assertThat(acknowledgement.toCompletableFuture()).isNotDone();
    }
}
