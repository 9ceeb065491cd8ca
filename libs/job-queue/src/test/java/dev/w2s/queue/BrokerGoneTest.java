package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.local.FreePort;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerGoneTest {
    private final String nobody = "127.0.0.1:" + FreePort.find();

    @Test
    void sendingSaysWhatIsWrong() {
        try (JobSender sender = new JobSender(nobody, "sender", Map.of("max.block.ms", "300"))) {
            assertThatThrownBy(() -> sender.send("jobs", new JobSender.Job("a", new byte[0], Map.of())))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.INFRASTRUCTURE))
                    .hasMessageContaining("jobs")
                    .hasMessageContaining("is the broker up?");
        }
    }

    @Test
    void theLagIsUnknown() {
        try (QueueLag lag = new QueueLag(JobQueueSettings.of(nobody, "jobs", "jobs"), Duration.ofMillis(100))) {
            assertThat(lag.jobs()).isNaN();
        }
    }
}
