package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfflineTest extends DownloadTest {
    private LocalRepository repository;

    @BeforeEach
    void publish() {
        repository = weightsOnHub().file("config.json", "{}");
    }

    @Test
    void whatWasDownloadedIsFoundAndNobodyIsAsked() {
        // given
        PinnedRepository online = client.pin(repository.reference());
        Path snapshot = client.snapshot(online, file -> true, DownloadListener.NONE);
        int before = hub.received().size();
        HubClient offline = offlineClient();

        // when
        PinnedRepository pinned = offline.pin(repository.reference());

        // then
        assertThat(pinned).isEqualTo(online);
        assertThat(offline.snapshot(pinned, file -> true, DownloadListener.NONE))
                .isEqualTo(snapshot);
        assertThat(hub.received()).hasSize(before);
    }

    @Test
    void aRepositoryThatIsNotInTheCache() {
        assertThatThrownBy(() -> offlineClient().pin(repository.reference()))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("the model acme/tiny@main is not in the cache " + cache)
                .hasMessageContaining("unset HF_HUB_OFFLINE");
    }

    @Test
    void aFileThatIsNotInTheCacheIsNamed() {
        // given
        PinnedRepository online = client.pin(repository.reference());
        client.snapshot(online, file -> file.path().equals("config.json"), DownloadListener.NONE);
        HubClient offline = offlineClient();

        // then
        assertThatThrownBy(() ->
                        offline.snapshot(offline.pin(repository.reference()), file -> true, DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("model.safetensors of acme/tiny@main")
                .hasMessageContaining("unset HF_HUB_OFFLINE");
    }

    @Test
    void aCommitNeedsNoReference() throws IOException {
        // given
        download(repository);
        Files.delete(cache.resolve("models--acme--tiny/refs/main"));

        // then
        assertThat(offlineClient()
                        .pin(repository.reference().at(repository.commit()))
                        .files())
                .hasSize(2);
    }

    @Test
    void withoutAListingTheFilesThatAreThereAreFoundAndSaidToBePerhapsNotAll() throws IOException {
        // given: a cache as older versions of Python's library leave it
        download(repository);
        Files.delete(cache.resolve("models--acme--tiny/trees/" + repository.commit() + ".json"));

        // when
        PinnedRepository pinned = offlineClient().pin(repository.reference());

        // then
        assertThat(pinned.complete()).isFalse();
        assertThat(pinned.files())
                .extracting(HubFile::path, HubFile::size, HubFile::blob)
                .containsExactly(
                        tuple("config.json", 2L, LocalHub.gitSha1("{}".getBytes())),
                        tuple("model.safetensors", 1_000_000L, WEIGHTS_ID));
    }

    @Test
    void aSnapshotOfPlainFilesIsReadToo() throws IOException {
        // given: a cache of Python's library where links are switched off
        Path snapshot = cache.resolve("models--acme--tiny/snapshots/" + repository.commit());
        Files.createDirectories(snapshot);
        Files.write(snapshot.resolve("model.safetensors"), WEIGHTS);
        HubClient offline = offlineClient();

        // when
        PinnedRepository pinned = offline.pin(repository.reference().at(repository.commit()));

        // then
        assertThat(pinned.file("model.safetensors").blob()).isEqualTo(WEIGHTS_ID);
        assertThat(offline.snapshot(pinned, file -> true, DownloadListener.NONE))
                .isEqualTo(snapshot);
    }

    @Test
    void aLinkWhoseBlobHasGoneIsNoFile() throws IOException {
        // given
        download(repository);
        Files.delete(blob());
        HubClient offline = offlineClient();

        // then
        assertThatThrownBy(() ->
                        offline.snapshot(offline.pin(repository.reference()), file -> true, DownloadListener.NONE))
                .hasMessageStartingWith("the cache " + cache + " lacks model.safetensors of acme/tiny@main");
    }

    @Test
    void whatWasOnlyListedIsKnownToo() {
        // given
        PinnedRepository online = client.pin(repository.reference());

        // when
        client.remember(online);

        // then
        assertThat(offlineClient().pin(repository.reference())).isEqualTo(online);
        assertThat(hub.received("hub", "/resolve/")).isEmpty();
    }
}
