package dev.w2s.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LabelSettingsTest {
    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(LabelSettings.class)
                .withDefaultValue("w2s.store", "/var/lib/w2s");
    }

    @Test
    void theKeysAreTheseAndNoOthers() {
        assertThat(ConfigMappings.getProperties(
                                ConfigMappings.ConfigClass.configClass(LabelSettings.class, "w2s.label"))
                        .keySet())
                .containsExactlyInAnyOrder(
                        "w2s.label.store",
                        "w2s.label.parallel-jobs",
                        "w2s.label.lock-duration",
                        "w2s.label.delivery-limit",
                        "w2s.label.shutdown-grace",
                        "w2s.label.tokens-per-batch",
                        "w2s.label.table-memory-megabytes",
                        "w2s.label.preparation-memory-megabytes",
                        "w2s.label.task-folders",
                        "w2s.label.task-folders[*]",
                        "w2s.label.task-files",
                        "w2s.label.largest-download-megabytes",
                        "w2s.label.private-hosts");
    }

    @Test
    void theDefaultsAreThese() {
        // when
        LabelSettings settings = builder().build().getConfigMapping(LabelSettings.class);

        // then
        assertThat(settings.store()).isEqualTo(Path.of("/var/lib/w2s"));
        assertThat(settings.parallelJobs()).isEqualTo(1);
        assertThat(settings.lockDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deliveryLimit()).isEqualTo(5);
        assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.tokensPerBatch()).isEqualTo(4096);
        assertThat(settings.tableMemoryMegabytes()).isEqualTo(1024);
        assertThat(settings.preparationMemoryMegabytes()).isEqualTo(256);
        assertThat(settings.taskFolders()).isEmpty();
        assertThat(settings.taskFiles()).isEmpty();
        assertThat(settings.largestDownloadMegabytes()).isEqualTo(20_000);
        assertThat(settings.privateHosts()).isFalse();
    }

    @Test
    void thePortIsThisServicesOwn() throws IOException {
        // given
        Properties application = new Properties();
        try (InputStream in = LabelSettings.class.getResourceAsStream("/application.properties")) {
            application.load(in);
        }

        // then
        assertThat(application.getProperty("quarkus.http.port")).isEqualTo("8081");
    }
}
