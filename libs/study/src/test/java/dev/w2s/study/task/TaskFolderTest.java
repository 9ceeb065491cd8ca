package dev.w2s.study.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskFolderTest {
    private static final String TASK = """
            name: mine
            question: Is it so?
            labels: [a, b]
            data:
              train: train.jsonl
            example:
              text: "{sentence}"
              shape:
                kind: classification
                label: label
            """;

    @TempDir
    private Path folder;

    private TaskFolder write(String document) throws IOException {
        Files.writeString(folder.resolve(TaskFolder.FILE), document);
        return TaskFolder.at(folder);
    }

    @Test
    void aFoldersSourceIsTheFolder() throws IOException {
        assertThat(write(TASK).definition().data().source()).isEqualTo("file:" + folder);
    }

    @ParameterizedTest
    @CsvSource({"., ''", "file:data, /data", "./data, /data"})
    void aRelativeSourceIsWithinTheFolder(String written, String below) throws IOException {
        assertThat(write(TASK.replace("  train:", "  source: " + written + "\n  train:"))
                        .definition()
                        .data()
                        .source())
                .isEqualTo("file:" + folder + below);
    }

    @Test
    void anotherSourceStaysWhatItIs() throws IOException {
        assertThat(write(TASK.replace("  train:", "  source: hub:a/b\n  train:"))
                        .definition()
                        .data()
                        .source())
                .isEqualTo("hub:a/b");
    }

    @Test
    void whatIsWrongIsSaidWithFileLineAndField() throws IOException {
        // given
        TaskFolder task = write(TASK.replace("kind: classification", "kind: classified"));

        // then
        assertThatThrownBy(task::definition)
                .hasMessageStartingWith(
                        folder.resolve(TaskFolder.FILE) + ", line 8: example.shape: 'classified' is not a known kind");
    }

    @Test
    void whatIsMissingIsSaidWhereItShouldStand() throws IOException {
        // given
        TaskFolder task = write(TASK.replace("    label: label\n", ""));

        // then
        assertThatThrownBy(task::definition)
                .hasMessage(folder.resolve(TaskFolder.FILE) + ", line 8: example.shape.label: is missing");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() throws IOException {
        // given
        TaskFolder task = write("name: mine\nlabels: [a");

        // then
        assertThatThrownBy(task::definition).hasMessageContaining(folder.resolve(TaskFolder.FILE) + ", line");
    }

    @Test
    void aFolderWithoutADefinitionIsNoTask() {
        assertThatThrownBy(() -> TaskFolder.at(folder))
                .hasMessage("there is no " + folder.resolve("task.yaml")
                        + ": a task is a folder with task.yaml and the files that it names");
    }
}
