package dev.w2s.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.w2s.hub.HubAwayException;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.hub.ServerFault;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedTaskTest {
    private static final String ZEROS = "0".repeat(64);

    @TempDir
    private Path machine;

    private LocalHub hub;
    private LocalRepository dataset;

    @BeforeEach
    void startHub() throws IOException {
        hub = LocalHub.start();
        dataset = hub.dataset("acme/task")
                .file("README.md", "# Task")
                .on(HubRepository.PARQUET_REVISION)
                .largeFile("default/train/0001.parquet", bytes("train 1"))
                .largeFile("default/train/0000.parquet", bytes("train 0"))
                .largeFile("default/test/0000.parquet", bytes("test"));
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        return LocalHub.sha256(bytes(text)).hex();
    }

    private TaskData pin(String data) {
        return pin(data, hub.settings(machine.resolve("cache")));
    }

    private TaskData pin(String data, HubSettings settings) {
        String yaml = """
                name: mine
                question: Is it so?
                labels: [no, yes]
                data: {%s}
                example: {text: "{text}", shape: {kind: yes-no, answer: answer}}
                """.formatted(data);
        return DataSources.forPlanning(List.of(machine.resolve("data")), new ShortTimeoutHub(() -> settings))
                .pin(new TaskReader().read(yaml));
    }

    private HubSettings offline() {
        HubSettings online = hub.settings(machine.resolve("cache"));
        return new HubSettings(
                online.endpoint(), online.cacheFolder(), null, true, 1, online.timeouts(), online.retries());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(FailureCategory category, String data) {
        return assertThatThrownBy(() -> pin(data))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(category));
    }

    private void write(String path, String content) throws IOException {
        Path file = machine.resolve("data").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void splitsOfTheHubBecomeTheFilesOfACommit() {
        // when
        TaskData pinned = pin("source: 'hub:acme/task', train: train, test: test");

        // then
        assertThat(pinned.source()).isEqualTo("hub:acme/task@" + dataset.commit());
        assertThat(pinned.format()).isEqualTo(new RecordFormat.Parquet());
        assertThat(pinned.files())
                .containsExactly(
                        new TaskData.File("default/train/0000.parquet", Part.TRAIN, sha256("train 0")),
                        new TaskData.File("default/train/0001.parquet", Part.TRAIN, sha256("train 1")),
                        new TaskData.File("default/test/0000.parquet", Part.TEST, sha256("test")));
        assertThat(hub.received("hub", "/resolve/")).isEmpty();
    }

    @Test
    void aFileThatGitHoldsIsDownloadedForItsSha256AndNoOther() {
        // given
        dataset.file("default/validation/0000.parquet", "small");

        // when
        TaskData pinned = pin("source: 'hub:acme/task', train: train, validation: validation");

        // then
        assertThat(pinned.files())
                .last()
                .isEqualTo(new TaskData.File("default/validation/0000.parquet", Part.VALIDATION, sha256("small")));
        assertThat(hub.received("hub", "/resolve/")).hasSize(1);
    }

    @Test
    void aRevisionThatIsNamedIsTaken() {
        // given
        String first = dataset.commit();
        dataset.newCommit().largeFile("default/train/0002.parquet", bytes("train 2"));

        // then
        assertThat(pin("source: 'hub:acme/task', train: train").files()).hasSize(3);
        assertThat(pin("source: 'hub:acme/task@" + first + "', train: train").files())
                .hasSize(2);
    }

    @Test
    void theOnlyConfigurationNeedsNoName() {
        // given
        hub.dataset("acme/one").on(HubRepository.PARQUET_REVISION).largeFile("x/train/0.parquet", bytes("x"));

        // then
        assertThat(pin("source: 'hub:acme/one', train: train").files())
                .extracting(TaskData.File::path)
                .containsExactly("x/train/0.parquet");
    }

    @Test
    void ofSeveralConfigurationsTheOneThatIsNamedIsTakenOrElseTheDefault() {
        // given
        dataset.largeFile("other/train/0000.parquet", bytes("other"));

        // then
        assertThat(pin("source: 'hub:acme/task', train: train, configuration: other")
                        .files())
                .extracting(TaskData.File::sha256)
                .containsExactly(sha256("other"));
        assertThat(pin("source: 'hub:acme/task', train: train").files()).hasSize(2);
    }

    @Test
    void severalConfigurationsWithoutADefaultAreNamedInTheRefusal() {
        // given
        hub.dataset("acme/two")
                .on(HubRepository.PARQUET_REVISION)
                .largeFile("b/train/0.parquet", bytes("b"))
                .largeFile("a/train/0.parquet", bytes("a"));

        // then
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/two', train: train")
                .hasMessage(
                        "tasks.mine.data.configuration: is missing, and the dataset acme/two@refs/convert/parquet has"
                                + " several: a, b");
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/two', train: train, configuration: c")
                .hasMessage(
                        "tasks.mine.data.configuration: 'c' is not a configuration of the dataset acme/two@refs/convert/parquet;"
                                + " it has a, b");
    }

    @Test
    void anUnknownSplitIsRefusedWithThoseThereAre() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/task', train: train, test: dev")
                .hasMessage("tasks.mine.data.test: 'dev' is not a split of the dataset acme/task@refs/convert/parquet,"
                        + " configuration default; it has test, train");
    }

    @Test
    void aSplitThatTheHubConvertedInPartIsRefused() {
        // given
        dataset.largeFile("default/partial-huge/0000.parquet", bytes("the first of it"));

        // then
        for (String split : List.of("huge", "partial-huge")) {
            refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/task', train: " + split)
                    .hasMessageStartingWith("tasks.mine.data.train: '" + split + "' of the dataset")
                    .hasMessageContaining("only in part")
                    .hasMessageContaining("name its folder as file:");
        }
    }

    @Test
    void aSplitThatIsTwoPartsIsRefused() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/task', train: train, test: train")
                .hasMessage("tasks.mine.data.test: 'train' is named twice");
    }

    @Test
    void aRevisionWithoutParquetFilesIsRefused() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/task@main', train: train")
                .hasMessageStartingWith("tasks.mine.data.source: the dataset acme/task@main has no files")
                .hasMessageContaining("leave out the revision");
    }

    @Test
    void aDatasetThatTheHubHasNotConvertedIsMissing() {
        // given
        hub.dataset("acme/raw").file("data.csv", "a");

        // then
        refusal(FailureCategory.MISSING_INPUT, "source: 'hub:acme/raw', train: train")
                .hasMessageStartingWith("tasks.mine.data.source: the dataset acme/raw has no revision")
                .hasMessageContaining("name their folder as file:");
    }

    @Test
    void aNameThatTheHubCannotHaveIsRefusedUnderTheSource() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:../x', train: train")
                .hasMessageStartingWith("tasks.mine.data.source: '../x' is not a name on the hub");
    }

    @Test
    void anotherFormatThanTheHubsIsRefused() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'hub:acme/task', train: train, format: csv")
                .hasMessageStartingWith("tasks.mine.data.format: ");
    }

    @Test
    void whatWasPinnedOnlineIsPinnedOffline() {
        // given
        String data = "source: 'hub:acme/task', train: train, test: test";
        TaskData online = pin(data);
        int before = hub.received().size();

        // then
        assertThat(pin(data, offline())).isEqualTo(online);
        assertThat(hub.received()).hasSize(before);
    }

    @Test
    void offlineADatasetThatIsNotInTheCacheIsMissing() {
        assertThatThrownBy(() -> pin("source: 'hub:acme/task', train: train", offline()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageStartingWith("tasks.mine.data.source: the dataset acme/task@refs/convert/parquet is not in")
                .hasMessageContaining("HF_HUB_OFFLINE");
    }

    @Test
    void offlineFilesWithoutAListingAreNotTakenForAll() throws IOException {
        // given: what older versions of Python's library leave, one file of two
        Path snapshot = machine.resolve("cache/datasets--acme--task/snapshots").resolve(dataset.commit());
        Files.createDirectories(snapshot.resolve("default/train"));
        Files.writeString(snapshot.resolve("default/train/0000.parquet"), "train 0");

        // then
        assertThatThrownBy(() -> pin("source: 'hub:acme/task@" + dataset.commit() + "', train: train", offline()))
                .hasMessageContaining("no list of all there are: unset HF_HUB_OFFLINE");
    }

    @Test
    void aHubThatIsAwayIsAnotherMatterThanATaskThatIsWrong() {
        // given
        ServerFault tooMany = ServerFault.status(429, "Retry-After", "60");
        hub.onHub("/api/", tooMany, tooMany);

        // then
        refusal(FailureCategory.INFRASTRUCTURE, "source: 'hub:acme/task', train: train")
                .isInstanceOf(HubAwayException.class)
                .hasMessageStartingWith("tasks.mine.data.source: cannot ask " + hub.endpoint());
    }

    @Test
    void filesOfAFolderArePinnedAsTheyAre() throws IOException {
        // given
        write("train/b.csv", "b");
        write("train/a.csv", "a");
        write("train/notes.txt", "no data");
        write("test.csv.gz", "t");

        // when
        String source = "file:" + machine.resolve("data");
        TaskData pinned = pin("source: '" + source + "', train: train, test: test.csv.gz");

        // then
        assertThat(pinned.source()).isEqualTo(source);
        assertThat(pinned.format()).isEqualTo(new RecordFormat.Csv(",", "\"", null));
        assertThat(pinned.files())
                .extracting(TaskData.File::path, TaskData.File::part, TaskData.File::sha256)
                .containsExactly(
                        tuple("train/a.csv", Part.TRAIN, sha256("a")),
                        tuple("train/b.csv", Part.TRAIN, sha256("b")),
                        tuple("test.csv.gz", Part.TEST, sha256("t")));
    }

    @Test
    void aFileIsHeldToTheSha256ThatTheTaskSays() throws IOException {
        // given
        write("a.csv", "a");

        // then
        refusal(
                        FailureCategory.CORRUPT_INPUT,
                        "source: 'file:" + machine + "/data', train: {path: a.csv, sha256: '" + ZEROS + "'}")
                .hasMessageStartingWith("tasks.mine.data.source: a.csv of " + machine + "/data has SHA-256 "
                        + sha256("a") + ", but the task says " + ZEROS);
    }

    @Test
    void whatIsOutsideTheFolderOrNotAllowedIsRefusedUnderItsField() throws IOException {
        // given
        write("a.csv", "a");
        Files.writeString(machine.resolve("secret.csv"), "secret");

        // then
        refusal(FailureCategory.INVALID_REQUEST, "source: 'file:" + machine + "/data', train: ../secret.csv")
                .hasMessageStartingWith("tasks.mine.data.train: '../secret.csv' must be below");
        refusal(FailureCategory.INVALID_REQUEST, "source: 'file:" + machine + "', train: secret.csv")
                .hasMessageStartingWith("tasks.mine.data.source: 'file:" + machine + "' must be below one of");
    }

    @Test
    void namesThatEndInNoKnownFormatNeedOne() throws IOException {
        // given
        write("a.dat", "a");

        // then
        refusal(FailureCategory.INVALID_REQUEST, "source: 'file:" + machine + "/data', train: a.dat")
                .hasMessageStartingWith("tasks.mine.data.format: is missing");
    }

    @Test
    void filesElsewhereArePinnedByTheTaskItself() {
        // when
        TaskData pinned = pin("source: 'https://host.example/x/', train: {path: a.csv, sha256: '" + ZEROS + "'}");

        // then
        assertThat(pinned.source()).isEqualTo("https://host.example/x/");
        assertThat(pinned.files()).containsExactly(new TaskData.File("a.csv", Part.TRAIN, ZEROS));
    }

    @Test
    void aFileElsewhereWithoutASha256IsRefused() {
        for (String source : List.of("https://host.example/x/", "maven:a:b:1")) {
            refusal(FailureCategory.INVALID_REQUEST, "source: '" + source + "', train: a.csv")
                    .hasMessageStartingWith("tasks.mine.data.train: 'a.csv' has no sha256");
        }
    }

    @Test
    void anAddressOrPathThatCannotBeIsRefusedBeforeAnyJob() {
        refusal(
                        FailureCategory.INVALID_REQUEST,
                        "source: 'https://u:secret@host/', train: {path: a, sha256: '" + ZEROS + "'}")
                .hasMessageStartingWith("tasks.mine.data.source: ")
                .hasMessageNotContaining("secret");
        refusal(
                        FailureCategory.INVALID_REQUEST,
                        "source: 'https://host/', train: {path: ../a, sha256: '" + ZEROS + "'}")
                .hasMessageStartingWith("tasks.mine.data.train: '../a' must be a path inside the source");
    }

    @Test
    void aConfigurationIsForTheHubAlone() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'maven:a:b:1', train: a.csv, configuration: x")
                .hasMessageStartingWith("tasks.mine.data.configuration: 'x' is for datasets of the hub alone");
    }

    @Test
    void aSourceOfNoKnownKindIsRefused() {
        Stream.of("ftp://host/", "acme/task")
                .forEach(source -> refusal(FailureCategory.INVALID_REQUEST, "source: '" + source + "', train: a.csv")
                        .hasMessageStartingWith("tasks.mine.data.source: '" + source + "' must be hub:org/name"));
    }

    @Test
    void aMavenSourceNeedsItsCoordinates() {
        refusal(FailureCategory.INVALID_REQUEST, "source: 'maven:task', train: a.csv")
                .hasMessage("tasks.mine.data.source: 'maven:task' must be maven:group:artifact:version[:classifier]");
    }
}
