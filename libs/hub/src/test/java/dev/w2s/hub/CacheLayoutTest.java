package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.hub.repository.HubRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of https://huggingface.co/docs/huggingface_hub/guides/manage-cache, byte by byte. */
class CacheLayoutTest {
    private static final byte[] HELLO = "hello\n".getBytes(StandardCharsets.UTF_8);

    /** {@code printf 'hello\n' | git hash-object --stdin} */
    private static final String GIT_SHA1 = "ce013625030ba8dba906f756967f9e9ca394464a";

    /** {@code printf 'hello\n' | sha256sum} */
    private static final String SHA256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

    @TempDir
    private Path cache;

    private LocalHub hub;

    @BeforeEach
    void start() throws IOException {
        hub = LocalHub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void blobsAreNamedByTheirHashAndSnapshotsLinkToThem() throws IOException {
        // given
        LocalRepository repository =
                hub.model("acme/tiny").file("config.json", "hello\n").largeFile("onnx/deep/model.bin", HELLO);

        // when
        Path snapshot = download(repository.reference());

        // then
        Path folder = cache.resolve("models--acme--tiny");
        assertThat(snapshot).isEqualTo(folder.resolve("snapshots").resolve(repository.commit()));
        assertThat(folder.resolve("blobs").resolve(GIT_SHA1)).hasBinaryContent(HELLO);
        assertThat(folder.resolve("blobs").resolve(SHA256)).hasBinaryContent(HELLO);
        assertThat(Files.readSymbolicLink(snapshot.resolve("config.json"))).hasToString("../../blobs/" + GIT_SHA1);
        assertThat(Files.readSymbolicLink(snapshot.resolve("onnx/deep/model.bin")))
                .hasToString("../../../../blobs/" + SHA256);
    }

    @Test
    void aRevisionIsAFileWithItsCommitAndNothingElse() throws IOException {
        // given
        LocalRepository repository = hub.dataset("acme/questions")
                .on(HubRepository.PARQUET_REVISION)
                .largeFile("default/train/0000.parquet", HELLO);

        // when
        download(repository.reference());

        // then
        assertThat(cache.resolve("datasets--acme--questions/refs/refs/convert/parquet"))
                .hasContent(repository.commit());
    }

    @Test
    void nothingElseLiesInTheCache() throws IOException {
        // given
        LocalRepository repository =
                hub.model("gpt2").file("config.json", "hello\n").largeFile("model.bin", HELLO);

        // when
        download(repository.reference());

        // then
        String commit = repository.commit();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        ".locks/models--gpt2/" + GIT_SHA1 + ".lock",
                        ".locks/models--gpt2/" + SHA256 + ".lock",
                        "models--gpt2/blobs/" + GIT_SHA1,
                        "models--gpt2/blobs/" + SHA256,
                        "models--gpt2/refs/main",
                        "models--gpt2/snapshots/" + commit + "/config.json",
                        "models--gpt2/snapshots/" + commit + "/model.bin",
                        "models--gpt2/trees/" + commit + ".json");
    }

    @Test
    void theListingIsKeptAsPythonReadsIt() throws IOException {
        // given
        LocalRepository repository =
                hub.model("gpt2").file("config.json", "hello\n").largeFile("model.bin", HELLO);
        String pointer = repository
                .trees
                .get(repository.commit())
                .get("model.bin")
                .gitId()
                .hex();

        // when
        download(repository.reference());

        // then
        assertThat(cache.resolve("models--gpt2/trees/" + repository.commit() + ".json"))
                .hasContent("{\"format_version\":1,\"files\":{"
                        + "\"config.json\":{\"size\":6,\"blob_id\":\"" + GIT_SHA1 + "\"},"
                        + "\"model.bin\":{\"size\":6,\"blob_id\":\"" + pointer + "\",\"lfs_sha256\":\"" + SHA256
                        + "\",\"lfs_size\":6}}}");
    }

    @Test
    void aCommitGetsNoReference() throws IOException {
        // given
        LocalRepository repository = hub.model("gpt2").file("config.json", "hello\n");

        // when
        download(repository.reference().at(repository.commit()));

        // then
        assertThat(cache.resolve("models--gpt2/refs")).doesNotExist();
    }

    @Test
    void whenABranchMovesOnWhatStayedTheSameIsLinkedAgain() throws IOException {
        // given
        LocalRepository repository = hub.model("gpt2").file("config.json", "hello\n");
        download(repository.reference());

        // when
        repository.newCommit().file("new.json", "{}");
        Path second = download(repository.reference());

        // then
        assertThat(second.resolve("config.json")).hasContent("hello\n");
        assertThat(cache.resolve("models--gpt2/refs/main")).hasContent(repository.commit());
        assertThat(hub.received("hub", "/config.json")).hasSize(1);
    }

    @Test
    void equalFilesAreDownloadedOnce() {
        // given
        LocalRepository repository = hub.model("gpt2").largeFile("a.bin", HELLO).largeFile("copy/of/a.bin", HELLO);

        // when
        Path snapshot = download(repository.reference());

        // then
        assertThat(snapshot.resolve("a.bin")).hasBinaryContent(HELLO);
        assertThat(snapshot.resolve("copy/of/a.bin")).hasBinaryContent(HELLO);
        assertThat(hub.received("storage", "")).hasSize(1);
    }

    @Test
    void anEmptyFileIsAFile() {
        // given
        LocalRepository repository = hub.model("gpt2").file("empty", "");

        // then
        assertThat(download(repository.reference()).resolve("empty")).isEmptyFile();
    }

    @Test
    void aBlobOfAnotherSizeIsReplaced() throws IOException {
        // given
        LocalRepository repository = hub.model("gpt2").file("config.json", "hello\n");
        Path blob = cache.resolve("models--gpt2/blobs/" + GIT_SHA1);
        Files.createDirectories(blob.getParent());
        Files.writeString(blob, "hel");

        // then
        assertThat(download(repository.reference()).resolve("config.json")).hasContent("hello\n");
    }

    @Test
    void aBlobThatWasCutShortAfterItWasLinkedIsReplaced() throws IOException {
        // given
        LocalRepository repository = hub.model("gpt2").file("config.json", "hello\n");
        download(repository.reference());
        Files.writeString(cache.resolve("models--gpt2/blobs/" + GIT_SHA1), "hel");

        // then
        assertThat(download(repository.reference()).resolve("config.json")).hasContent("hello\n");
    }

    @Test
    void aLinkToAnotherBlobIsReplaced() throws IOException {
        // given: another file of the same size
        LocalRepository repository =
                hub.model("gpt2").file("config.json", "hello\n").file("other.json", "world\n");
        Path snapshot = download(repository.reference());
        Files.delete(snapshot.resolve("config.json"));
        Files.createSymbolicLink(
                snapshot.resolve("config.json"), Files.readSymbolicLink(snapshot.resolve("other.json")));

        // then
        assertThat(download(repository.reference()).resolve("config.json")).hasContent("hello\n");
    }

    private Path download(HubRepository repository) {
        HubClient client = new HubClient(hub.settings(cache));
        return client.snapshot(client.pin(repository), file -> true, DownloadListener.NONE);
    }

    private Stream<String> files() throws IOException {
        return Files.walk(cache).filter(path -> !Files.isDirectory(path)).map(path -> cache.relativize(path)
                .toString());
    }
}
