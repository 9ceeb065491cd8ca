package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest extends DownloadTest {
    @Test
    void aPinIsACommitAndItsFilesWithSizesAndHashes() {
        // given
        LocalRepository repository = weightsOnHub().file("config.json", "{}");
        BlobId pointer = repository
                .trees
                .get(repository.commit())
                .get("model.safetensors")
                .gitId();

        // then
        assertThat(client.pin(repository.reference()))
                .isEqualTo(new PinnedRepository(
                        repository.reference(),
                        repository.commit(),
                        List.of(
                                new HubFile("config.json", 2, LocalHub.gitSha1("{}".getBytes(StandardCharsets.UTF_8))),
                                new HubFile("model.safetensors", WEIGHTS.length, WEIGHTS_ID, pointer)),
                        true));
    }

    @Test
    void aListingOfSeveralPagesIsReadToItsEnd() {
        // given
        LocalRepository repository = hub.model("acme/tiny");
        for (int i = 0; i < 25; i++) {
            repository.file("shard-" + (10 + i), "x");
        }
        hub.listsPagesOf(10);

        // then
        assertThat(client.pin(repository.reference()).files()).hasSize(25).isSortedAccordingTo((a, b) -> a.path()
                .compareTo(b.path()));
        assertThat(hub.received("hub", "/tree/")).hasSize(3);
    }

    @Test
    void aListingThatGoesOnElsewhereIsRefused() {
        // given
        weightsOnHub();
        hub.onHub("/tree/", new ServerFault.Header("Link", "<" + hub.storageAddress() + "/more>; rel=\"next\""));

        // then
        assertThatThrownBy(() -> client.pin(HubRepository.parse(RepositoryKind.MODEL, "acme/tiny")))
                .hasMessageContaining("continues its listing at 127.0.0.2");
        assertThat(hub.received("storage", "")).isEmpty();
    }

    @Test
    void aRevisionWithSlashesIsOneSegment() {
        // given
        LocalRepository repository = hub.dataset("acme/questions")
                .on(HubRepository.PARQUET_REVISION)
                .file("default/train/0000.parquet", "PAR1");

        // when
        client.pin(repository.reference());

        // then
        assertThat(hub.received().get(0).path())
                .isEqualTo("/api/datasets/acme/questions/revision/refs%2Fconvert%2Fparquet");
    }

    @Test
    void namesOfFilesMayBeOfAnyAlphabetAndHaveSpaces() {
        // given
        LocalRepository repository = hub.model("acme/tiny").file("a b/100% sure? #1+1.txt", "x");

        // then
        assertThat(download(repository).resolve("a b/100% sure? #1+1.txt")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../.ssh/authorized_keys", "/etc/passwd", "a/../../b", "a\\..\\b", "a//b", "."})
    void aFileNameThatClimbsOutRefusesTheRepository(String path) throws IOException {
        // given
        LocalRepository repository = hub.model("acme/tiny").file(path, "x").file("config.json", "{}");

        // then
        assertThatThrownBy(() -> client.pin(repository.reference()))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("would leave the snapshot's folder");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aCommitWhoseListingIsInTheCacheAsksNobody() {
        // given
        LocalRepository repository = weightsOnHub();
        PinnedRepository known = client.pin(repository.reference());
        download(repository);
        int before = hub.received().size();

        // when
        PinnedRepository pinned = client.pin(known.atCommit());
        client.snapshot(pinned, file -> true, DownloadListener.NONE);

        // then
        assertThat(hub.received()).hasSize(before);
    }

    @Test
    void aCommitOfWhichTheCacheHasFilesAndNoListingIsAskedFor() throws IOException {
        // given
        LocalRepository repository = weightsOnHub().file("config.json", "{}");
        PinnedRepository known = client.pin(repository.reference());
        client.snapshot(known, file -> file.path().equals("config.json"), DownloadListener.NONE);
        Files.delete(cache.resolve("models--acme--tiny/trees/" + repository.commit() + ".json"));

        // then
        assertThat(client.pin(known.atCommit()).files()).hasSize(2);
    }

    @Test
    void aBranchWhoseCommitIsInTheCacheAsksForTheCommitAlone() {
        // given
        LocalRepository repository = weightsOnHub();
        download(repository);
        int before = hub.received().size();

        // when
        download(repository);

        // then
        assertThat(hub.received().subList(before, hub.received().size()))
                .extracting(LocalHub.Received::path)
                .containsExactly("/api/models/acme/tiny/revision/main");
    }

    @Test
    void aListingInTheCacheThatIsDamagedIsReadFromTheHubAgain() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        download(repository);
        Path tree = cache.resolve("models--acme--tiny/trees/" + repository.commit() + ".json");
        Files.writeString(tree, Files.readString(tree).replace("model.safetensors", "../../escape"));

        // then
        assertThat(client.pin(repository.reference()).files())
                .extracting(HubFile::path)
                .containsExactly("model.safetensors");
    }

    @Test
    void aDamagedListingInTheCacheIsReplacedWithTheNextDownload() throws IOException {
        // given
        LocalRepository repository = weightsOnHub();
        Path tree = cache.resolve("models--acme--tiny/trees/" + repository.commit() + ".json");
        Files.createDirectories(tree.getParent());
        Files.writeString(tree, "{\"format_ver");

        // when
        download(repository);

        // then
        assertThat(tree).content().contains("model.safetensors");
    }
}
