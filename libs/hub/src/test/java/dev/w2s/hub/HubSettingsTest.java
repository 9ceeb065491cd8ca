package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @TempDir
    private Path home;

    @Test
    void theDefaultsArePythons() {
        // when
        HubSettings settings = HubSettings.fromEnvironment(Map.of("HOME", home.toString()));

        // then
        assertThat(settings)
                .isEqualTo(new HubSettings(
                        URI.create("https://huggingface.co"),
                        home.resolve(".cache/huggingface/hub"),
                        null,
                        false,
                        8,
                        HttpTimeouts.DEFAULT,
                        RetryLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "HF_HUB_CACHE,          /c,   /c",
        "HUGGINGFACE_HUB_CACHE, /c,   /c",
        "HF_HOME,               /h,   /h/hub",
        "XDG_CACHE_HOME,        /x,   /x/huggingface/hub",
        "HF_HOME,               ~/hf, /home/of/hf/hub",
    })
    void theCacheIsWherePythonHasIt(String variable, String value, Path cache) {
        assertThat(HubSettings.fromEnvironment(Map.of("HOME", "/home/of", variable, value))
                        .cacheFolder())
                .isEqualTo(cache);
    }

    @Test
    void theCacheVariableWinsOverTheHome() {
        assertThat(HubSettings.fromEnvironment(Map.of("HF_HOME", "/h", "HF_HUB_CACHE", "/c"))
                        .cacheFolder())
                .isEqualTo(Path.of("/c"));
    }

    @Test
    void theTokenOfTheEnvironmentWinsOverTheFile() throws IOException {
        // given
        Files.writeString(home.resolve("token"), "hf_of_the_file\n");

        // then
        assertThat(authorization(Map.of("HF_HOME", home.toString(), "HF_TOKEN", "hf_of_the_variable")))
                .isEqualTo("Bearer hf_of_the_variable");
        assertThat(authorization(Map.of("HF_HOME", home.toString()))).isEqualTo("Bearer hf_of_the_file");
    }

    @Test
    void theTokenFileMayLieElsewhere() throws IOException {
        // given
        Path file = Files.writeString(home.resolve("secret"), "hf_elsewhere");

        // then
        assertThat(authorization(Map.of("HOME", "/none", "HF_TOKEN_PATH", file.toString())))
                .isEqualTo("Bearer hf_elsewhere");
    }

    @Test
    void aTokenIsNeverShown() {
        // given
        HubSettings settings = HubSettings.fromEnvironment(Map.of("HOME", home.toString(), "HF_TOKEN", "hf_secret"));

        // then
        assertThat(settings.toString()).contains("token from HF_TOKEN").doesNotContain("secret");
    }

    @Test
    void aTokenThatCannotBeSentIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> HubSettings.fromEnvironment(Map.of("HF_TOKEN", "hf_sec\nret")))
                .hasMessageContaining("HF_TOKEN")
                .hasMessageNotContaining("sec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "on", "YES", "true"})
    void offlineIsWhatPythonCallsTrue(String value) {
        assertThat(HubSettings.fromEnvironment(Map.of("HF_HUB_OFFLINE", value)).offline())
                .isTrue();
    }

    @Test
    void zeroIsNotOffline() {
        assertThat(HubSettings.fromEnvironment(Map.of("HF_HUB_OFFLINE", "0")).offline())
                .isFalse();
    }

    @Test
    void timeoutsAreInSeconds() {
        // when
        HttpTimeouts timeouts = HubSettings.fromEnvironment(
                        Map.of("HF_HUB_ETAG_TIMEOUT", "7", "HF_HUB_DOWNLOAD_TIMEOUT", "8"))
                .timeouts();

        // then
        assertThat(timeouts)
                .isEqualTo(new HttpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(7), Duration.ofSeconds(8)));
    }

    @Test
    void aTimeoutThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> HubSettings.fromEnvironment(Map.of("HF_HUB_DOWNLOAD_TIMEOUT", "soon")))
                .hasMessage("HF_HUB_DOWNLOAD_TIMEOUT: 'soon' must be a number of seconds");
    }

    @Test
    void theEndpointsLastSlashGoes() {
        assertThat(HubSettings.fromEnvironment(Map.of("HF_ENDPOINT", "http://mirror:8080/hub/"))
                        .endpoint())
                .isEqualTo(URI.create("http://mirror:8080/hub"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"huggingface.co", "ftp://hub", "https://me:passw0rd@hub", "https://me:passw0rd@h_ub", "a b"})
    void anEndpointThatIsNoHubIsRefusedAndItsPasswordNotShown(String endpoint) {
        assertThatThrownBy(() -> HubSettings.fromEnvironment(Map.of("HF_ENDPOINT", endpoint)))
                .isInstanceOfSatisfying(CategorizedException.class, refused -> assertThat(refused.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("HF_ENDPOINT")
                .hasMessageNotContaining("passw0rd");
    }

    private static String authorization(Map<String, String> environment) {
        HubToken token = HubSettings.fromEnvironment(environment).token();
        return token == null ? "" : token.authorization();
    }
}
