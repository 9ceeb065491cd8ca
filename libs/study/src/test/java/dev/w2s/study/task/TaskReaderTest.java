package dev.w2s.study.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskReaderTest {
    private static final String SHORTEST = """
            name: mine
            question: Is it so?
            labels: [no, yes]
            data:
              source: file:/data
              train: train.jsonl.gz
            example:
              text: "{sentence}"
              shape:
                kind: classification
                label: label
            """;

    private final TaskReader reader = new TaskReader();

    @Test
    void whatIsAbsentIsFilledIn() {
        // when
        TaskDefinition task = reader.read(SHORTEST);

        // then
        assertThat(task.labels()).containsExactly("no", "yes");
        assertThat(task.data().test()).isEmpty();
        assertThat(task.example().text()).isEqualTo(new ExampleText("{sentence}"));
        assertThat(task.example().group()).isEmpty();
        assertThat(task.example().nearDuplicates()).isEqualTo(0.8);
        assertThat(task.example().shape())
                .isEqualTo(new Shape.Classification("label", List.of("0", "false"), List.of("1", "true"), List.of()));
    }

    @Test
    void aListOfOneCanBeWrittenWithoutItsBrackets() {
        assertThat(reader.read(SHORTEST.replace("text:", "group: passage\n  text:"))
                        .example()
                        .group())
                .containsExactly(new GroupKey("passage"));
    }

    @Test
    void aKindCanBeWrittenAsItsNameAlone() {
        assertThat(reader.read(SHORTEST.replace("train:", "format: csv\n  train:"))
                        .data()
                        .format())
                .isEqualTo(new RecordFormat.Csv(",", "\"", null));
    }

    @ParameterizedTest
    @CsvSource({
        "name: mine, 'name: mine\\nnmae: mine', nmae",
        "name: mine, name: Mine, name",
        "'labels: [no, yes]', 'labels: [no]', labels",
        "train: train.jsonl.gz, train: [], data.train",
        "kind: classification, kind: clasification, example.shape",
        "label: label, 'label: label, zero: 1', example.shape",
        "'text:', 'nearDuplicates: 0\n  text:', example.nearDuplicates"
    })
    void whatIsWrongIsRefusedWithItsPath(String right, String wrong, String field) {
        String document = SHORTEST.replace(right, wrong.replace("\\n", "\n").replace(", zero", "\n    zero"));

        assertThatThrownBy(() -> reader.read(document))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).startsWith(field));
    }

    @ParameterizedTest
    @CsvSource({"a.parquet, Parquet", "a.jsonl.zst, JsonLines", "a.ndjson, JsonLines", "a.csv.gz, Csv", "a.tsv, Csv"})
    void theFormatIsWhatTheFilesNamesEndIn(String file, String format) {
        assertThat(reader.read(SHORTEST).formatOf(List.of(new TaskData.File(file, Part.TRAIN, "0".repeat(64)))))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(format);
    }

    @Test
    void filesOfSeveralFormatsNeedAWord() {
        // given
        List<TaskData.File> files = List.of(
                new TaskData.File("a.csv", Part.TRAIN, "0".repeat(64)),
                new TaskData.File("b.jsonl", Part.TEST, "0".repeat(64)));

        // then
        assertThatThrownBy(() -> reader.read(SHORTEST).formatOf(files))
                .hasMessage(
                        "data.format: is missing, and the files' names do not all end in the same of .parquet, .jsonl,"
                                + " .csv, .tsv: a.csv, b.jsonl");
    }
}
