package dev.w2s.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names and defaults that a deployment relies on. */
class TrainSettingsTest {
    @Test
    void defaults() {
        // when
        TrainSettings settings = settings(Map.of());

        // then
        assertThat(settings.store()).isEqualTo(Path.of("/store"));
        assertThat(settings.parallelJobs()).isEqualTo(1);
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deliveryLimit()).isEqualTo(5);
        assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.tokensPerBatch()).isEqualTo(2048);
        assertThat(settings.tokensPerEvaluationBatch()).isEqualTo(4096);
        assertThat(settings.recompute()).isFalse();
        assertThat(settings.saveEvery()).isEqualTo(20);
        assertThat(settings.tableMemoryMegabytes()).isEqualTo(1024);
    }

    @Test
    void names() {
        // when
        TrainSettings settings = settings(Map.ofEntries(
                Map.entry("w2s.train.store", "/other"),
                Map.entry("w2s.train.parallel-jobs", "3"),
                Map.entry("w2s.train.lock-duration", "PT20S"),
                Map.entry("w2s.train.delivery-limit", "7"),
                Map.entry("w2s.train.shutdown-grace", "PT1S"),
                Map.entry("w2s.train.tokens-per-batch", "1"),
                Map.entry("w2s.train.tokens-per-evaluation-batch", "2"),
                Map.entry("w2s.train.recompute", "true"),
                Map.entry("w2s.train.save-every", "4"),
                Map.entry("w2s.train.table-memory-megabytes", "8")));

        // then
        assertThat(settings.store()).isEqualTo(Path.of("/other"));
        assertThat(settings.parallelJobs()).isEqualTo(3);
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.deliveryLimit()).isEqualTo(7);
        assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.tokensPerBatch()).isEqualTo(1);
        assertThat(settings.tokensPerEvaluationBatch()).isEqualTo(2);
        assertThat(settings.recompute()).isTrue();
        assertThat(settings.saveEvery()).isEqualTo(4);
        assertThat(settings.tableMemoryMegabytes()).isEqualTo(8);
    }

    private static TrainSettings settings(Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        values.put("w2s.store", "/store");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(TrainSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(TrainSettings.class);
    }
}
