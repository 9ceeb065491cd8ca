package dev.w2s.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
    @Test
    void securitySettingsReachAllClientsAndAGroupIdDoesNot() {
        // when
        KafkaAccess access = KafkaAccess.of(
                Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SASL_SSL", "group.id", "any"));

        // then
        assertThat(access).isEqualTo(new KafkaAccess("broker:9092", Map.of("security.protocol", "SASL_SSL")));
        assertThat(access.client("me"))
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("client.id", "me"));
    }

    @Test
    void aBrokerWithoutAnAddressIsRefusedByTheNameOfItsSetting() {
        assertThatThrownBy(() -> new KafkaAccess(" ", Map.of()))
                .hasMessage("kafka.bootstrap.servers is ' ', but must be host:port");
    }
}
