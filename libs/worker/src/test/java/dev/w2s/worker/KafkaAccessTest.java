package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
    @Test
    void security_settings_reach_the_queue_and_a_group_id_does_not() {
        // when
        KafkaAccess access = KafkaAccess.of(
                Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SASL_SSL", "group.id", "any"), "host");

        // then
        assertThat(access).isEqualTo(new KafkaAccess("broker:9092", "host", Map.of("security.protocol", "SASL_SSL")));
    }
}
