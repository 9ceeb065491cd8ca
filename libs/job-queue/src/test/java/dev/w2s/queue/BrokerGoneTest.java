package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.events.KafkaAccess;
import dev.w2s.local.FreePort;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerGoneTest {
    private final KafkaAccess nobody = new KafkaAccess("127.0.0.1:" + FreePort.find(), Map.of());

    @Test
    void theLagIsUnknown() {
        try (QueueLag lag = new QueueLag(JobQueueSettings.of(nobody, "jobs", "jobs"), Duration.ofMillis(100))) {
            assertThat(lag.jobs()).isNaN();
        }
    }
}
