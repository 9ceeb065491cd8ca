package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.task.Part;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invented questions in the form of OpenBookQA's, as the blog's code wrote them and as they should be. */
class OpenBookLeakTest {
    private static final List<String> KEYS = List.of("A", "B", "C", "D");
    private static final List<String> STEMS = List.of(
            "A magnet will attract", "Plants need this to grow:", "Which of these conducts heat?", "A fox hunts for");
    private static final List<String> KINDS = List.of("a wooden", "an iron", "some warm", "the deepest", "two small");
    private static final List<String> THINGS = List.of("spoon", "nails", "water", "ocean trench", "birds in a tree");

    private static List<FormattedExample> examples(boolean keyForLabelOne, boolean keyIsAnswer) {
        Random random = new Random(21);
        return IntStream.range(0, 400)
                .mapToObj(i -> example("o" + i, random, keyForLabelOne, keyIsAnswer))
                .toList();
    }

    private static FormattedExample example(String id, Random random, boolean keyForLabelOne, boolean keyIsAnswer) {
        List<String> choices = KEYS.stream()
                .map(key -> KINDS.get(random.nextInt(KINDS.size())) + " " + THINGS.get(random.nextInt(THINGS.size())))
                .toList();
        int label = random.nextInt(2);
        int position = random.nextInt(KEYS.size());
        String choice = choices.get(position);
        String shown = keyForLabelOne && label == 1 ? KEYS.get(position) : choice;
        String text = "Q: " + STEMS.get(random.nextInt(STEMS.size())) + "\n\nChoices:\n"
                + String.join(
                        "\n",
                        IntStream.range(0, KEYS.size())
                                .mapToObj(i -> KEYS.get(i) + ") " + choices.get(i))
                                .toList())
                + "\n\nAnswer: " + shown;
        return new FormattedExample(id, id, text, label, Part.TRAIN, keyIsAnswer ? shown : choice, true, position);
    }

    @Test
    void answersThatEndInALetterForOneLabelAndInATextForTheOtherAreFlaggedByTheTextsLastLine() {
        assertThat(SomeExamples.flagged(examples(true, false)))
                .contains("the number of characters of the text's last line");
    }

    @Test
    void soTheyAreByTheAnswerWhereTheLetterIsTheAnswer() {
        assertThat(SomeExamples.flagged(examples(true, true))).contains("the number of characters of the answer");
    }

    @Test
    void answersThatEndInATextForBothAreNot() {
        assertThat(SomeExamples.flagged(examples(false, false))).isEmpty();
    }
}
