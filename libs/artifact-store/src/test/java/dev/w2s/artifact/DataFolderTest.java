package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    private Path machine;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(machine.resolve("data"));
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/b.csv.gz"), "b");
        Files.writeString(folder.resolve("train/a.csv"), "a");
        Files.writeString(folder.resolve("train/._a.csv"), "what a Mac leaves");
        Files.writeString(folder.resolve("train/README.md"), "no data");
        Files.createDirectories(folder.resolve("train/more.csv"));
        Files.writeString(folder.resolve("test.jsonl"), "hello");
        Files.writeString(machine.resolve("secret"), "secret");
    }

    private DataFolder data() {
        return DataFolder.of("file:" + folder, List.of());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
            FailureCategory category, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(category));
    }

    @Test
    void aFileStandsForItself() {
        assertThat(data().files("test.jsonl")).containsExactly("test.jsonl");
        assertThat(data().file("test.jsonl")).hasContent("hello");
        assertThat(data().sha256("test.jsonl"))
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "train/"})
    void aFolderStandsForTheDataDirectlyInItSortedByName(String path) {
        assertThat(data().files(path)).containsExactly("train/a.csv", "train/b.csv.gz");
    }

    @Test
    void aDotIsTheWholeFolder() {
        assertThat(data().files(".")).containsExactly("test.jsonl");
    }

    @Test
    void aFolderWithoutDataIsMissing() throws IOException {
        // given
        Files.createDirectories(folder.resolve("empty"));

        // then
        assertFailure(FailureCategory.MISSING_INPUT, () -> data().files("empty"))
                .hasMessage("the folder " + folder + "/empty has no file that ends in .parquet, .jsonl, .csv or .tsv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "train/../../secret", "train/../test.jsonl", "/etc/passwd"})
    void aPathThatClimbsIsRefused(String path) {
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().file(path))
                .hasMessage(
                        "path: '" + path + "' must be below " + folder + ": it may not contain '..' or begin with '/'");
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().files(path));
    }

    @Test
    void aPathThatNoFileCanHaveIsRefused() {
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().file("a\0b"))
                .hasMessageStartingWith("path: ");
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        // given
        Files.createSymbolicLink(folder.resolve("train.csv"), machine.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("out"), machine);

        // then
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().file("train.csv"))
                .hasMessage("path: 'train.csv' is a link that leads out of " + folder + ": put the file there");
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().file("out/secret"));
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().files("out"));
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws IOException {
        // given
        Files.createSymbolicLink(folder.resolve("train.csv"), Path.of("train/a.csv"));

        // then
        assertThat(data().file("train.csv")).hasContent("a");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertFailure(FailureCategory.MISSING_INPUT, () -> data().file("train.csv"))
                .hasMessage("'train.csv' is not in " + folder + ": check its name");
    }

    @Test
    void aFolderIsNoFile() {
        assertFailure(FailureCategory.INVALID_REQUEST, () -> data().file("train"))
                .hasMessage("path: 'train' of " + folder + " must be a file");
    }

    @Test
    void aFolderThatIsNotThereIsMissing() {
        assertFailure(FailureCategory.MISSING_INPUT, () -> DataFolder.of("file:" + machine + "/none", List.of()))
                .hasMessageStartingWith("the folder " + machine + "/none is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:data", "file:", "data", "file:\0"})
    void whatNamesNoAbsoluteFolderIsRefused(String source) {
        assertFailure(FailureCategory.INVALID_REQUEST, () -> DataFolder.of(source, List.of()))
                .hasMessageContaining("must be file:/absolute/folder");
    }

    @Test
    void onlyAllowedFoldersAreReadWhereThereAreSome() throws IOException {
        // given
        Path outside = Files.createDirectories(machine.resolve("database"));
        Files.createSymbolicLink(folder.resolve("link"), outside);

        // then
        assertThat(DataFolder.of("file:" + folder, List.of(machine.resolve("none"), folder))
                        .files("train"))
                .hasSize(2);
        assertThat(DataFolder.of("file:" + folder + "/train", List.of(folder)).files("."))
                .hasSize(2);
        for (Path refused : List.of(outside, machine, folder.resolve("link"), folder.resolve("../database"))) {
            assertFailure(FailureCategory.INVALID_REQUEST, () -> DataFolder.of("file:" + refused, List.of(folder)))
                    .hasMessage("source: 'file:" + refused + "' must be below one of [" + folder
                            + "], the folders that tasks may read");
        }
    }

    @Test
    void allowedFoldersThatAreNotThereAllowNothing() {
        assertFailure(
                FailureCategory.INVALID_REQUEST,
                () -> DataFolder.of("file:" + folder, List.of(machine.resolve("none"))));
    }
}
