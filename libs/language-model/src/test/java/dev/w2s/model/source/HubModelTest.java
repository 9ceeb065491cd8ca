package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.FileFingerprint;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.model.BertTiny;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny BERT, published on a hub of this machine. */
class HubModelTest {
    private static final Path TINY = BertTiny.fixture("models/bert-tiny");

    @TempDir
    private Path cache;

    private LocalHub hub;
    private LocalRepository repository;

    @BeforeEach
    void publish() throws IOException {
        hub = LocalHub.start();
        repository = hub.model("acme/bert-tiny")
                .file("config.json", Files.readString(TINY.resolve("config.json")))
                .file("tokenizer.json", Files.readString(TINY.resolve("tokenizer.json")))
                .largeFile("model.safetensors", Files.readAllBytes(TINY.resolve("model.safetensors")))
                .largeFile("other.safetensors", new byte[] {1});
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private PretrainedModels models(boolean offline) {
        HubSettings online = hub.settings(cache);
        HubSettings settings =
                new HubSettings(online.endpoint(), cache, null, offline, 2, online.timeouts(), online.retries());
        return new PretrainedModels(getClass().getClassLoader(), () -> settings);
    }

    private PinnedModel pinned(String sha256) {
        ModelReference reference = new ModelReference("acme/bert-tiny@" + repository.commit());
        return new PinnedModel(reference, sha256, null, Pooling.MEAN, 32);
    }

    private static String fingerprint() {
        return FileFingerprint.ofFiles(Stream.of("config.json", "tokenizer.json", "model.safetensors")
                .map(TINY::resolve)
                .toList());
    }

    @Test
    void isDownloadedAndOpenedAsAFolder() {
        // given
        List<DownloadListener.Progress> progress = new ArrayList<>();

        // when
        try (PretrainedFiles files = models(false).open(pinned(fingerprint()), progress::add)) {

            // then
            assertThat(files.sha256()).isEqualTo(fingerprint());
            assertThat(files.tensorNames()).contains("embeddings.word_embeddings.weight");
            assertThat(progress.get(progress.size() - 1).files()).isEqualTo(3);
        }
    }

    @Test
    void whatIsInTheCacheIsOpenedWithoutTheHub() {
        // given
        models(false).open(pinned(fingerprint()), DownloadListener.NONE).close();
        hub.close();

        // when
        try (PretrainedFiles files = models(true).open(pinned(fingerprint()), DownloadListener.NONE)) {

            // then
            assertThat(files.sha256()).isEqualTo(fingerprint());
        }
    }

    @Test
    void aCommitWithOtherFilesThanPlannedIsRefused() {
        assertThatThrownBy(() -> models(false).open(pinned("ab".repeat(32)), DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("acme/bert-tiny@" + repository.commit() + " has fingerprint " + fingerprint());
    }

    @Test
    void aListenerThatThrowsStopsTheDownload() {
        // given
        IllegalStateException stop = new IllegalStateException("stop");

        // then
        assertThatThrownBy(() -> models(false).open(pinned(fingerprint()), progress -> {
                    throw stop;
                }))
                .isSameAs(stop);
    }
}
