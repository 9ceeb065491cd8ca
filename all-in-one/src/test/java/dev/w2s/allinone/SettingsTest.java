package dev.w2s.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Properties properties = new Properties();

    SettingsTest() {
        properties.setProperty("user.home", "/home/someone");
    }

    @Test
    void namesAndDefaultsArePartOfTheInterface() {
        assertThat(Settings.of(Map.of(), properties)).isEqualTo(new Settings(Path.of("/home/someone/.w2s"), 0, 0));

        properties.setProperty("w2s.all-in-one.port", "8080");
        properties.setProperty("w2s.all-in-one.parent", "77");
        assertThat(Settings.of(Map.of("W2S_HOME", "/data/w2s"), properties))
                .isEqualTo(new Settings(Path.of("/data/w2s"), 8080, 77));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void aPortThatCannotBeIsRefusedByItsName(String port) {
        properties.setProperty("w2s.all-in-one.port", port);

        assertThatThrownBy(() -> Settings.of(Map.of(), properties))
                .isInstanceOf(StartFailure.class)
                .hasMessage("w2s.all-in-one.port: '" + port + "' must be a whole number from 0 to 65535");
    }
}
