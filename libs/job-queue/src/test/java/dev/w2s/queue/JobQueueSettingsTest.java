package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.events.KafkaAccess;
import dev.w2s.study.failure.CategorizedException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobQueueSettingsTest {
    private static final KafkaAccess KAFKA = new KafkaAccess("broker:9092", Map.of());

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        // when
        JobQueueSettings settings = JobQueueSettings.of(KAFKA, "w2s.train.jobs", "w2s.train.jobs");

        // then
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deliveryLimit()).isEqualTo(5);
        assertThat(settings.partitions()).isEqualTo(1);
        assertThat(settings.retryBackoff()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBadValueIsNamedWithItsField() {
        assertThatThrownBy(() ->
                        new JobQueueSettings(KAFKA, "jobs", "jobs", 4, Duration.ofMillis(10), 5, Duration.ZERO, "me"))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("lockDuration is 'PT0.01S'");
    }

    @Test
    void aClientPropertyOfTheUserGoesOverOurs() {
        // given
        KafkaAccess kafka = new KafkaAccess("broker:9092", Map.of("max.poll.interval.ms", "7"));

        // when
        Map<String, Object> consumer =
                new QueueClients(JobQueueSettings.of(kafka, "jobs", "jobs")).consumerProperties();

        // then
        assertThat(consumer)
                .containsEntry("max.poll.interval.ms", "7")
                .containsEntry("share.acquire.mode", "record_limit");
    }
}
