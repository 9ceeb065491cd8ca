package dev.w2s.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EvalConfigurationTest {
    @Test
    void namesAndDefaultsAreThese() {
        // given
        SmallRyeConfig config = config(Map.of("w2s.store", "/data/store"));

        // when
        Map<String, String> named = StreamSupport.stream(
                        config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("w2s.eval."))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> config.getConfigValue(name).getValue(),
                        (one, same) -> one,
                        TreeMap::new));

        // then
        assertThat(named)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "w2s.eval.store", "/data/store",
                        "w2s.eval.reconcile-interval", "5s",
                        "w2s.eval.resend-after", "1h",
                        "w2s.eval.discover-after", "15s",
                        "w2s.eval.send-timeout", "10s",
                        "w2s.eval.broker-timeout", "2s",
                        "w2s.eval.topic-partitions", "4",
                        "w2s.eval.watch-interval", "500ms",
                        "w2s.eval.heartbeat-interval", "15s",
                        "w2s.eval.task-folders", ""));
    }

    @Test
    void everyParameterCanBeSet() {
        // given
        EvalConfiguration configuration = config(Map.of(
                        "w2s.eval.store", "/elsewhere",
                        "w2s.eval.reconcile-interval", "1s",
                        "w2s.eval.resend-after", "2s",
                        "w2s.eval.discover-after", "3s",
                        "w2s.eval.send-timeout", "4s",
                        "w2s.eval.broker-timeout", "5s",
                        "w2s.eval.topic-partitions", "6",
                        "w2s.eval.watch-interval", "7s",
                        "w2s.eval.heartbeat-interval", "8s",
                        "w2s.eval.task-folders", "/a,/b"))
                .getConfigMapping(EvalConfiguration.class);

        // then
        assertThat(configuration.store()).isEqualTo(Path.of("/elsewhere"));
        assertThat(configuration.reconcileInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.resendAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.discoverAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration.sendTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(configuration.brokerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.topicPartitions()).isEqualTo(6);
        assertThat(configuration.taskFolders()).contains(List.of(Path.of("/a"), Path.of("/b")));
        assertThat(configuration.watchInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(configuration.heartbeatInterval()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void withoutAnyStoreItIsInTheUsersHome() {
        // given
        String home = System.getProperty("user.home");

        // then
        assertThat(config(Map.of("user.home", home))
                        .getConfigMapping(EvalConfiguration.class)
                        .store())
                .isEqualTo(Path.of(home, ".w2s", "store"));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(EvalConfiguration.class)
                .withConverter(Duration.class, 500, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build();
    }
}
