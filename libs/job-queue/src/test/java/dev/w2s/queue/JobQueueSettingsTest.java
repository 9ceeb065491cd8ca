package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobQueueSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        // when
        JobQueueSettings settings = JobQueueSettings.of("broker:9092", "w2s.train.jobs", "w2s.train.jobs");

        // then
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deliveryLimit()).isEqualTo(5);
        assertThat(settings.partitions()).isEqualTo(1);
        assertThat(settings.retryBackoff()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBadValueIsNamedWithItsField() {
        assertThatThrownBy(() -> new JobQueueSettings(
                        "broker:9092", "jobs", "jobs", 4, Duration.ofMillis(10), 5, Duration.ZERO, "me", Map.of()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("lockDuration is 'PT0.01S'");
    }

    @Test
    void aClientPropertyOfTheUserGoesOverOurs() {
        // given
        ClientProperties properties = new ClientProperties("broker:9092", "me", Map.of("max.poll.interval.ms", "7"));

        // when
        Map<String, Object> consumer = properties.shareConsumer("jobs", Duration.ofSeconds(30));

        // then
        assertThat(consumer)
                .containsEntry("max.poll.interval.ms", "7")
                .containsEntry("share.acquire.mode", "record_limit");
    }
}
