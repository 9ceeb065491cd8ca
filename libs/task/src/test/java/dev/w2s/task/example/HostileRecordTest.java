package dev.w2s.task.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a record is said with file, line and field. */
class HostileRecordTest {
    private static final String CLASSIFICATION = "text: '{t}'\nshape: {kind: classification, label: l, drop: -1}";
    private static final String CHOICE =
            "text: '{t} {choice}'\nshape: {kind: multiple-choice, choices: c, correct: l, correctIs: %s, keys: k}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"l\": 1}|has no field 't'; there are l",
                "{}|has no field 'l'; it has none",
                "{\"t\": null, \"l\": 1}|field 't' is null, where a text, a number, a boolean or a list of them was"
                        + " expected",
                "{\"t\": {\"u\": 1}, \"l\": 1}|field 't' is {\"u\":1}, where a text, a number, a boolean or a list of"
                        + " them was expected",
                "{\"t\": [[1]], \"l\": 1}|field 't' is [1], where a text, a number, a boolean or a list of them was"
                        + " expected",
                "{\"t\": \"a\", \"l\": 2}|field 'l' is '2', which is neither label 0 (0, false) nor label 1 (1, true):"
                        + " say in the task's example.shape which it is, or name it in drop",
                "{\"t\": \"a\", \"l\": \"\"}|field 'l' is '', which is neither label 0 (0, false) nor label 1 (1, true):"
                        + " say in the task's example.shape which it is, or name it in drop"
            })
    void aClassification(String record, String complaint) {
        assertRefused(CLASSIFICATION, record, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index|{\"c\": \"a\", \"k\": [\"A\"], \"l\": 0}|field 'c' is \"a\", where a list was expected",
                "index|{\"c\": [\"a\"], \"k\": [\"A\"], \"l\": 0}|has 1 choices in [c], where two or more were expected",
                "index|{\"c\": [\"a\", \"b\"], \"k\": [\"A\"], \"l\": 0}|has 2 choices, but 1 keys in 'k'",
                "index|{\"c\": [\"a\", \"b\"], \"k\": [\"A\", \"B\"], \"l\": 2}|field 'l' is '2', which as index is none"
                        + " of the 2 choices",
                "number|{\"c\": [\"a\", \"b\"], \"k\": [\"A\", \"B\"], \"l\": \"0\"}|field 'l' is '0', which as number is"
                        + " none of the 2 choices",
                "key|{\"c\": [\"a\", \"b\"], \"k\": [\"A\", \"B\"], \"l\": \"C\"}|field 'l' is 'C', which as key is none"
                        + " of the 2 choices, whose keys are A, B",
                "text|{\"c\": [\"a\", \"b\"], \"k\": [\"A\", \"B\"], \"l\": \"c\"}|field 'l' is 'c', which as text is none"
                        + " of the 2 choices"
            })
    void aMultipleChoice(String correctIs, String record, String complaint) {
        assertRefused(CHOICE.formatted(correctIs), record, complaint);
    }

    private static void assertRefused(String format, String record, String complaint) {
        ExampleFormatter formatter = new ExampleFormatter(Records.format(format));
        assertThatThrownBy(() -> formatter.format(Records.of(record), Part.TRAIN, 0))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("data.jsonl, line 7: " + complaint);
    }
}
