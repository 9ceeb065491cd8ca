package dev.w2s.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.ModelFolder;
import dev.w2s.hub.HubAwayException;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.HubToken;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.hub.ServerFault;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.PinnedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubModelsTest {
    private static final byte[] WEIGHTS = "weights".getBytes(StandardCharsets.UTF_8);

    private static final String CONFIGURATION =
            "{\"hidden_size\": 8, \"num_attention_heads\": 2, \"num_hidden_layers\": 3, \"intermediate_size\": 16}";

    @TempDir
    private Path cache;

    private LocalHub hub;
    private LocalRepository repository;

    @BeforeEach
    void startHub() throws IOException {
        hub = LocalHub.start();
        repository = hub.model("acme/tiny")
                .file("config.json", CONFIGURATION)
                .file("tokenizer.json", "{\"model\": 1}")
                .largeFile("model.safetensors", WEIGHTS);
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private PinnedModel pin(String model) {
        return pin(model, hub.settings(cache));
    }

    private static PinnedModel pin(String model, HubSettings settings) {
        String yaml = SomeStudies.yaml("a", "ppa", "0", "").replace("bge-small-en-v1.5", "'" + model + "'");
        Study study = new StudyReader().read(yaml);
        return new ModelPinning(BundledModels.load(), new HubModels(new ShortTimeoutHub(() -> settings)))
                .pin(study.strong(), "strong")
                .model();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(FailureCategory category, String model) {
        return assertThatThrownBy(() -> pin(model))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }

    @Test
    void aRevisionIsPinnedToItsCommit() {
        // given
        String first = repository.commit();
        repository.on("v2").file("config.json", CONFIGURATION + " ");

        // then
        assertThat(pin("acme/tiny").reference()).hasToString("acme/tiny@" + first);
    }

    @Test
    void theFingerprintIsThatOfAFolderWithTheSameFiles(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("config.json"), CONFIGURATION);
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": 1}");
        Files.write(folder.resolve("model.safetensors"), WEIGHTS);

        // when
        PinnedModel pinned = pin("acme/tiny@main");

        // then
        assertThat(pinned.sha256()).isEqualTo(new ModelFolder(folder).fingerprint());
        assertThat(hub.received("storage", "")).isEmpty();
    }

    @Test
    void aGatedModelIsRefusedWithWhatToDo() {
        // given
        repository.gated();

        // then
        refusal(FailureCategory.INVALID_REQUEST, "acme/tiny")
                .hasMessageStartingWith("strong.model: the model acme/tiny is gated")
                .hasMessageContaining("accept its terms at " + hub.endpoint() + "/acme/tiny")
                .hasMessageContaining("HF_TOKEN");
    }

    @Test
    void anUnknownModelIsRefused() {
        refusal(FailureCategory.INVALID_REQUEST, "acme/none")
                .hasMessageStartingWith("strong.model: the hub shows no model acme/none to those without a token");
    }

    @Test
    void anUnknownRevisionIsRefused() {
        refusal(FailureCategory.MISSING_INPUT, "acme/tiny@v9")
                .hasMessageStartingWith("strong.model: the model acme/tiny has no revision 'v9'");
    }

    @Test
    void aRevisionThatGitCouldNotHaveIsRefusedUnderItsField() {
        refusal(FailureCategory.INVALID_REQUEST, "acme/tiny@../x")
                .hasMessageStartingWith("strong.model: '../x' must be");
    }

    @Test
    void aHubThatIsOverloadedIsNotWaitedForLong() {
        // given
        ServerFault tooMany = ServerFault.status(429, "Retry-After", "60");
        hub.onHub("/api/", tooMany, tooMany);

        // then
        refusal(FailureCategory.INFRASTRUCTURE, "acme/tiny")
                .isInstanceOf(HubAwayException.class)
                .hasMessageStartingWith("strong.model: cannot ask " + hub.endpoint() + " for acme/tiny@main")
                .hasMessageContaining("too many requests (429), and asks to wait 60 s")
                .hasMessageContaining("(tried once)");
    }

    @Test
    void aHubThatIsNotThereIsAnotherMattersThanAModelThatIsNotThere() {
        // given
        HubSettings settings = hub.settings(cache);
        hub.close();

        // then
        assertThatThrownBy(() -> pin("acme/tiny", settings))
                .isInstanceOf(HubAwayException.class)
                .hasMessageContaining("no connection; check the network");
    }

    @Test
    void offlineAModelThatIsNotInTheCacheIsMissing() {
        // given
        HubSettings online = hub.settings(cache);
        HubSettings offline = new HubSettings(
                online.endpoint(),
                cache,
                new HubToken("hf_secret", "HF_TOKEN"),
                true,
                1,
                online.timeouts(),
                online.retries());

        // then
        assertThatThrownBy(() -> pin("acme/tiny", offline))
                .hasMessageStartingWith("strong.model: the model acme/tiny@main is not in the cache")
                .hasMessageContaining("HF_HUB_OFFLINE")
                .hasMessageNotContaining("hf_secret");
    }
}
