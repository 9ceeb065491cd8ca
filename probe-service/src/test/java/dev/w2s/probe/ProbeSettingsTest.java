package dev.w2s.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names and defaults that a deployment relies on. */
class ProbeSettingsTest {
    @Test
    void defaults() {
        // when
        ProbeSettings settings = settings(Map.of());

        // then
        assertThat(settings.store()).isEqualTo(Path.of("/store"));
        assertThat(settings.parallelJobs()).isEqualTo(1);
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deliveryLimit()).isEqualTo(5);
        assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.tokensPerBatch()).isEqualTo(4096);
        assertThat(settings.rowsPerBlock()).isEmpty();
        assertThat(settings.tableMemoryMegabytes()).isEqualTo(1024);
    }

    @Test
    void names() {
        // when
        ProbeSettings settings = settings(Map.of(
                "w2s.probe.store", "/other",
                "w2s.probe.parallel-jobs", "3",
                "w2s.probe.lock-duration", "PT20S",
                "w2s.probe.delivery-limit", "7",
                "w2s.probe.shutdown-grace", "PT1S",
                "w2s.probe.tokens-per-batch", "64",
                "w2s.probe.rows-per-block", "65",
                "w2s.probe.table-memory-megabytes", "66"));

        // then
        assertThat(settings.store()).isEqualTo(Path.of("/other"));
        assertThat(settings.parallelJobs()).isEqualTo(3);
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.deliveryLimit()).isEqualTo(7);
        assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.tokensPerBatch()).isEqualTo(64);
        assertThat(settings.rowsPerBlock()).hasValue(65);
        assertThat(settings.tableMemoryMegabytes()).isEqualTo(66);
    }

    private static ProbeSettings settings(Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        values.put("w2s.store", "/store");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ProbeSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ProbeSettings.class);
    }
}
