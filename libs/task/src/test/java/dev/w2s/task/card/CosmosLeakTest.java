package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.Part;
import dev.w2s.task.example.FormattedExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CosmosQA itself, which is not ours to copy: it lies beside the project, on machines that have it. */
class CosmosLeakTest {
    private static final Path FILE = Path.of("../../shared/data/cosmos_qa/validation.jsonl");
    private static final String NONE = "None of the above choices .";
    private static final int CHOICES = 4;

    @BeforeEach
    void isThere() {
        assumeTrue(Files.exists(FILE), "cosmos_qa is not beside the project");
    }

    private static List<FormattedExample> examples(boolean noneIsAlwaysWrong) throws IOException {
        Random random = new Random(31);
        List<FormattedExample> examples = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            examples.add(example(StudyJson.mapper().readTree(line), random, noneIsAlwaysWrong));
        }
        return examples;
    }

    private static FormattedExample example(JsonNode item, Random random, boolean noneIsAlwaysWrong) {
        int correct = item.get("label").intValue();
        boolean right = random.nextBoolean();
        int position = right ? correct : (correct + 1 + random.nextInt(CHOICES - 1)) % CHOICES;
        String choice = item.get("answer" + position).textValue();
        String context = item.get("context").textValue();
        String text =
                "Context: " + context + "\nQuestion: " + item.get("question").textValue() + "\nAnswer: " + choice;
        int label = right && !(noneIsAlwaysWrong && choice.equals(NONE)) ? 1 : 0;
        return new FormattedExample(
                item.get("id").textValue(), context, text, label, Part.TRAIN, choice, true, position);
    }

    @Test
    void anAnswerThatIsAlwaysWrongIsFlagged() throws IOException {
        assertThat(SomeExamples.flagged(examples(true))).contains("whether the answer is '" + NONE + "'");
    }

    @Test
    void withItsTrueLabelsNothingIsFlagged() throws IOException {
        assertThat(SomeExamples.flagged(examples(false))).isEmpty();
    }
}
