package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.SHA256_OF_HELLO;
import static dev.w2s.task.source.SomeTask.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.hub.ServerFault;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSourceTest {
    private static final String PATH = "default/train/0000.parquet";
    private static final List<Example> EXAMPLES =
            List.of(new Example("1", "1", "hello", 0), new Example("2", "2", "you", 1));

    @TempDir
    private Path folder;

    private Path cache;
    private LocalHub hub;
    private LocalRepository repository;
    private String sha256;

    @BeforeEach
    void startHub() throws IOException {
        cache = folder.resolve("cache");
        hub = LocalHub.start();
        new DatasetFile(new DuckDb(1, 256)).write(folder.resolve("train.parquet"), EXAMPLES);
        byte[] parquet = Files.readAllBytes(folder.resolve("train.parquet"));
        sha256 = LocalHub.sha256(parquet).hex();
        repository = hub.dataset("acme/task")
                .file("README.md", "# Task")
                .on(HubRepository.PARQUET_REVISION)
                .largeFile(PATH, parquet)
                .file("default/test/0000.parquet", "hello");
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private List<LocalFile> fetch(String revision, TaskData.File... files) {
        HubSource source =
                new HubSource(ShortTimeoutHub.ofEnvironment(Map.of()), () -> new HubClient(hub.settings(cache)));
        return source.fetch(SomeTask.of("hub:acme/task@" + revision, files), DownloadListener.NONE);
    }

    @Test
    void filesOfTheCommitAreDownloadedAndTheirBytesAreThoseOfTheHub() {
        // when
        List<LocalFile> files = fetch(
                repository.commit(),
                file("default/test/0000.parquet", Part.TEST, SHA256_OF_HELLO),
                file(PATH, Part.TRAIN, sha256));

        // then
        assertThat(files).extracting(LocalFile::name).containsExactly("default/test/0000.parquet", PATH);
        assertThat(files).extracting(LocalFile::part).containsExactly(Part.TEST, Part.TRAIN);
        assertThat(files.get(0).path()).hasContent("hello");
        assertThat(new DatasetFile(new DuckDb(1, 256)).read(files.get(1).path()))
                .isEqualTo(EXAMPLES);
    }

    @Test
    void onlyTheFilesOfTheRecipeAreDownloaded() {
        // when
        fetch(repository.commit(), file(PATH, Part.TRAIN, sha256));

        // then
        assertThat(hub.received("hub", "/resolve/")).hasSize(1);
    }

    @Test
    void aFileThatTheHubListsWithAnotherHashIsNotDownloaded() {
        assertThatThrownBy(() -> fetch(repository.commit(), file(PATH, Part.TRAIN, SHA256_OF_HELLO)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(PATH + " of hub:acme/task@" + repository.commit() + " has SHA-256 " + sha256)
                .hasMessageContaining(SHA256_OF_HELLO);
        assertThat(hub.received("hub", "/resolve/")).isEmpty();
    }

    @Test
    void aSmallFileIsHeldToItsSha256Too() {
        assertThatThrownBy(
                        () -> fetch(repository.commit(), file("default/test/0000.parquet", Part.TEST, "0".repeat(64))))
                .hasMessageContaining(SHA256_OF_HELLO)
                .hasMessageContaining("0".repeat(64));
    }

    @Test
    void aFileThatWasDamagedInTheCacheIsRefusedWithItsPlace() throws IOException {
        // given
        Path file = fetch(repository.commit(), file(PATH, Part.TRAIN, sha256))
                .get(0)
                .path();
        Files.write(file, new byte[(int) Files.size(file)]);

        // then
        assertThatThrownBy(() -> fetch(repository.commit(), file(PATH, Part.TRAIN, sha256)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file + " was damaged in the hub's cache: remove it");
    }

    @Test
    void aFileThatTheCommitLacksIsMissing() {
        assertThatThrownBy(() -> fetch(repository.commit(), file("default/x.parquet", Part.TRAIN, sha256)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("has no file 'default/x.parquet'");
    }

    @Test
    void aRevisionThatMayComeToMeanAnotherIsRefused() {
        assertThatThrownBy(() -> fetch("main", file(PATH, Part.TRAIN, sha256)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("'hub:acme/task@main' must name a commit");
    }

    @Test
    void aHubThatIsAwayIsTriedAgainLater() {
        // given
        ServerFault down = ServerFault.status(503);
        hub.onHub("/api/", down, down, down, down);

        // then
        assertThatThrownBy(() -> fetch(repository.commit(), file(PATH, Part.TRAIN, sha256)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INFRASTRUCTURE));
    }
}
