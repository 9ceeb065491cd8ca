package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {
    private static final String MODELS = "weak: {model: all-minilm-l6-v2}\nstrong: {model: bge-small-en-v1.5}\n";
    private static final String TASK = """
            name: mine
            question: Is it so?
            labels: [no, yes]
            data: {train: data.csv}
            example: {text: "{t}", shape: {kind: yes-no, answer: l}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTask() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("my-task")).resolve("task.yaml"), TASK);
    }

    private Study study(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), document);
        byte[] sent = StudyFile.read(file.toString(), InputStream.nullInputStream());
        return new StudyReader().read(new String(sent, StandardCharsets.UTF_8));
    }

    @Test
    void aTaskFolderBesideTheStudyIsPutIntoIt() throws IOException {
        // when
        Study study = study("tasks: [ppa, ./my-task]\n" + MODELS);

        // then
        assertThat(study.tasks()).containsExactly("ppa", "mine");
        assertThat(study.ownTasks().get(0).data().source()).isEqualTo("file:" + folder.resolve("my-task"));
    }

    @Test
    void aDefinitionInTheStudyMeansFilesBesideTheStudy() throws IOException {
        // when
        Study study = study("tasks:\n  - " + TASK.strip().indent(4).strip() + "\n" + MODELS);

        // then
        assertThat(study.ownTasks().get(0).data().source()).isEqualTo("file:" + folder);
    }

    @Test
    void aStudyWithoutItsOwnTasksIsSentAsItIsWritten() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("study.yaml"), "tasks: [ppa] # as it is\n" + MODELS);

        // then
        assertThat(StudyFile.read(file.toString(), InputStream.nullInputStream()))
                .isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aWrongDefinitionIsRefusedWithItsFileAndLine() throws IOException {
        // given
        Path task = folder.resolve("my-task/task.yaml");
        Files.writeString(task, TASK.replace("yes-no", "maybe"));

        // then
        assertThatThrownBy(() -> study("tasks: [./my-task]\n" + MODELS))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(task + ", line 5: example.shape");
    }

    @Test
    void aFolderThatIsNoTaskIsRefused() {
        assertThatThrownBy(() -> study("tasks: [./no-task]\n" + MODELS))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("there is no " + folder.resolve("no-task"));
    }
}
