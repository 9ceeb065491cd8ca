package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.data.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.Part;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskCardTest {
    private static final List<Counts> STEPS = List.of(new Counts("source", 6, 5), new Counts("text not empty", 6, 4));

    private static FormattedExample example(String id, String group, int label) {
        return new FormattedExample(id, group, "text " + id, label, Part.TRAIN, "text " + id, false, -1);
    }

    private static TaskCard tiny() {
        Map<Split, List<FormattedExample>> splits = Map.of(
                Split.TEST, List.of(example("a", "g", 0), example("b", "g", 1), example("c", "h", 1)),
                Split.WEAK_TRAIN, List.of(example("d", "i", 0), example("e", "j", 1)),
                Split.VAL, List.of(example("f", "k", 0)));
        return TaskCard.of(
                "file:/tiny", STEPS, splits, Map.of(Split.WEAK_TRAIN, 1), new TokenCounter("words", text -> text.strip()
                        .split("\\s+")
                        .length));
    }

    private static TaskCard large() {
        Random random = new Random(41);
        List<FormattedExample> examples = IntStream.range(0, 300)
                .mapToObj(i -> SomeExamples.withAnswer(
                        i, "why?", SomeExamples.newWords(1 + random.nextInt(3), 1, random), i % 2, random.nextInt(4)))
                .toList();
        return TaskCard.of(
                "file:/large",
                STEPS,
                SomeExamples.split(examples),
                Map.of(),
                new TokenCounter("words", text -> text.strip().split("\\s+").length));
    }

    private static String json(TaskCard card) throws JsonProcessingException {
        return StudyJson.mapper().writeValueAsString(card);
    }

    @Test
    void splitsAreCountedInTheOrderOfSplits() {
        assertThat(tiny().splits())
                .containsExactly(
                        new SplitCounts(Split.WEAK_TRAIN, 1, 1, 2, 1, 0.5),
                        new SplitCounts(Split.VAL, 1, 0, 1, 0, 0.0),
                        new SplitCounts(Split.TEST, 1, 2, 2, 0, 2 / 3.0));
    }

    @Test
    void stepsAreKeptAsTheyAre() {
        assertThat(tiny().steps()).isEqualTo(STEPS);
    }

    @Test
    void anEmptySplitHasNoBalance() {
        assertThat(SplitCounts.of(Split.VAL, List.of(), 0).balance()).isNull();
    }

    @Test
    void theSameDataGiveTheSameBytes() throws JsonProcessingException {
        assertThat(json(large())).isEqualTo(json(large()));
    }

    @Test
    void whatIsWrittenCanBeRead() throws JsonProcessingException {
        // given
        TaskCard card = large();

        // then
        assertThat(StudyJson.mapper().readValue(json(card), TaskCard.class)).isEqualTo(card);
    }
}
