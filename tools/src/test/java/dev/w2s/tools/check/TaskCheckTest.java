package dev.w2s.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCheckTest {
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

    private Commands check(String... sizes) {
        return Commands.check(Map.of(), folder.resolve("scratch"), folder.toString(), sizes);
    }

    @Test
    void aTaskIsShownWithThreeExamplesItsCountsAndItsVerdict() {
        // when
        Commands checked = check("200", "20", "100");

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
        Commands checked = check();

        // then
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("Its data are too few for train 1000, val 200, test 1000; looked at with");
    }

    @Test
    void aWrongFieldIsRefusedWithFileLineAndField() throws IOException {
        // given
        Files.writeString(folder.resolve("task.yaml"), TASK.replace("train: numbers", "trian: numbers"));

        // when
        Commands checked = check();

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
        Commands checked = check();

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
        Commands checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("the task's train part holds 0 and 400");
    }

    @Test
    void aFileOutsideTheFolderIsRefused() throws IOException {
        // given
        Files.writeString(folder.resolve("task.yaml"), TASK.replace("numbers.jsonl", "../numbers.jsonl"));

        // when
        Commands checked = check();

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("../numbers.jsonl");
    }

    @Test
    void aBundledTaskCanBeCheckedByItsName() {
        // when
        Commands checked = Commands.check(Map.of(), folder.resolve("scratch"), "ppa", "80", "20", "40");

        // then
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out()).contains("ppa: Does the preposition attach to the noun");
    }

    @Test
    void aTaskThatIsNowhereIsRefused() {
        // when
        Commands checked =
                Commands.check(Map.of(), folder, folder.resolve("nothing").toString());

        // then
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).startsWith("there is no " + folder.resolve("nothing"));
    }
}
