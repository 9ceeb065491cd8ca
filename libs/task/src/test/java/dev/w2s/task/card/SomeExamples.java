package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import dev.w2s.study.task.Part;
import dev.w2s.task.example.FormattedExample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Examples for tests. */
final class SomeExamples {
    private SomeExamples() {}

    static FormattedExample withText(String id, String text, int label) {
        return new FormattedExample(id, id, text, label, Part.TRAIN, text, false, -1);
    }

    static FormattedExample withAnswer(int id, String question, String answer, int label, int position) {
        return new FormattedExample(
                "e" + id, "e" + id, "Q: " + question + "\nA: " + answer, label, Part.TRAIN, answer, true, position);
    }

    /** Lower-case letters, hardly ever the same twice. */
    static String newWord(int length, Random random) {
        return random.ints(length, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    static String newWords(int number, int length, Random random) {
        return IntStream.range(0, number).mapToObj(i -> newWord(length, random)).collect(Collectors.joining(" "));
    }

    /** The first three, three, two and two tenths. */
    static Map<Split, List<FormattedExample>> split(List<FormattedExample> examples) {
        int tenth = examples.size() / 10;
        Map<Split, List<FormattedExample>> splits = new EnumMap<>(Split.class);
        splits.put(Split.WEAK_TRAIN, examples.subList(0, 3 * tenth));
        splits.put(Split.STRONG_TRAIN, examples.subList(3 * tenth, 6 * tenth));
        splits.put(Split.VAL, examples.subList(6 * tenth, 8 * tenth));
        splits.put(Split.TEST, examples.subList(8 * tenth, examples.size()));
        return splits;
    }

    static List<Leak> leaks(List<FormattedExample> examples) {
        return new LeakDetector(split(examples), examples).leaks();
    }

    /** The names of the features that are worth a warning. */
    static List<String> flagged(List<FormattedExample> examples) {
        return leaks(examples).stream().filter(Leak::warns).map(Leak::feature).toList();
    }
}
