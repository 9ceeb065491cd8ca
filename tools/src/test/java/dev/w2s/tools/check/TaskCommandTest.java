package dev.w2s.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCommandTest {
    private static final String TASK = """
            name: mine
            question: Is the number even?
            labels: [odd, even]
            data:
              train: numbers.jsonl
            example:
              text: "Is {number} even?"
              shape: {kind: yes-no, answer: even}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTask() throws IOException {
        Files.writeString(folder.resolve("task.yaml"), TASK);
        writeNumbers(400);
    }

    private void writeNumbers(int count) throws IOException {
        Files.writeString(
                folder.resolve("numbers.jsonl"),
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"number\": " + i + ", \"even\": " + (i % 2 == 0) + "}\n")
                        .collect(Collectors.joining()));
    }

    private ToolRun check(String... options) {
        return checkTask(folder, options);
    }

    private static ToolRun checkTask(Object task, String... options) {
        List<String> arguments = new ArrayList<>(List.of("task", "check", task.toString()));
        arguments.addAll(List.of(options));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aTaskIsShownWithThreeExamplesItsCountsAndItsVerdict() {
        // when
        ToolRun checked = check("--train", "200", "--val", "20", "--test", "100");

        // then
        assertThat(checked.err()).isEmpty();
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out())
                .contains("mine: Is the number even?")
                .containsPattern("--- example [0-9a-f]{16}, group [0-9a-f]{16}, label 1 \\(even\\)\nIs \\d+ even\\?")
                .containsPattern("weak_train +50 +50 +100 groups")
                .contains("What tells the labels apart by itself");
        assertThat(checked.out().lines().filter(line -> line.startsWith("--- example")))
                .hasSize(3);
    }

    @Test
    void aSmallTaskIsLookedAtInSmallerSizes() {
        // when
        ToolRun checked = check();

        // then
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("Its data are too few for train 1000, val 200, test 1000; looked at with");
    }

    @Test
    void aWrongFieldIsRefusedWithFileLineAndField() throws IOException {
        // given
        Files.writeString(folder.resolve("task.yaml"), TASK.replace("train: numbers", "trian: numbers"));

        // when
        ToolRun checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).startsWith(folder.resolve("task.yaml") + ", line 4: data.");
    }

    @Test
    void aWrongRecordIsRefusedWithFileLineAndField() throws IOException {
        // given
        Files.writeString(
                folder.resolve("numbers.jsonl"),
                Files.readString(folder.resolve("numbers.jsonl")).replace("\"number\": 6,", "\"numbr\": 6,"));

        // when
        ToolRun checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("numbers.jsonl, line 7: has no field 'number'; there are numbr, even");
    }

    @Test
    void aTaskOfOneLabelIsRefused() throws IOException {
        // given
        Files.writeString(
                folder.resolve("numbers.jsonl"),
                Files.readString(folder.resolve("numbers.jsonl")).replace("false", "true"));

        // when
        ToolRun checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("the task's train part holds 0 and 400");
    }

    @Test
    void aFileOutsideTheFolderIsRefused() throws IOException {
        // given
        Files.writeString(folder.resolve("task.yaml"), TASK.replace("numbers.jsonl", "../numbers.jsonl"));

        // when
        ToolRun checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("../numbers.jsonl");
    }

    @Test
    void aBundledTaskCanBeCheckedByItsName() {
        // when
        ToolRun checked = checkTask("ppa", "--train", "80", "--val", "20", "--test", "40");

        // then
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out()).contains("ppa: Does the preposition attach to the noun");
    }

    @Test
    void aTaskThatIsNowhereIsRefused() {
        // when
        ToolRun checked = checkTask(folder.resolve("nothing"));

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).startsWith("there is no " + folder.resolve("nothing"));
    }

    @Test
    void theCardIsPrintedAsJsonIfAsked() throws IOException {
        // when
        ToolRun checked = check("--json", "--train", "200", "--val", "20", "--test", "100");

        // then
        assertThat(new ObjectMapper().readTree(checked.out()).path("splits")).isNotEmpty();
    }

    @Test
    void aCommandLineThatCannotBeIsRefusedInWords() {
        assertThat(ToolRun.of("task").err()).isEqualTo("say what to do: check; see w2s task --help\n");
        assertThat(ToolRun.of("task", "check").err()).isEqualTo("TASK is missing; see w2s task check --help\n");
        assertThat(check("more").err()).isEqualTo("'more' is one argument too many; see w2s task check --help\n");
        assertThat(check("--train", "some").exitCode()).isEqualTo(2);
        assertThat(check("--train", "3").err()).startsWith("train: 3 must be a multiple of 4");
    }
}
