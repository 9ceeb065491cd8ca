package dev.w2s.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names and defaults that a deployment relies on. */
class ModelPoolSettingsTest {
    @Test
    void defaults() {
        // when
        ModelPoolSettings settings = settings(Map.of());

        // then
        assertThat(settings.resident()).isEqualTo(2);
        assertThat(settings.engineThreads()).isZero();
        assertThat(settings.device()).isEqualTo("cpu");
    }

    @Test
    void names() {
        // when
        ModelPoolSettings settings = settings(Map.of(
                "w2s.models.resident", "5",
                "w2s.models.engine-threads", "6",
                "w2s.models.device", "cuda:1"));

        // then
        assertThat(settings.resident()).isEqualTo(5);
        assertThat(settings.engineThreads()).isEqualTo(6);
        assertThat(settings.device()).isEqualTo("cuda:1");
    }

    private static ModelPoolSettings settings(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ModelPoolSettings.class)
                .withDefaultValues(given)
                .build()
                .getConfigMapping(ModelPoolSettings.class);
    }
}
