package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.data.Split;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakDetectorTest {
    private static final int EXAMPLES = 600;
    private static final List<String> MARKS = List.of(".", ",", ";", ":", "!", "?");
    private static final List<String> VOCABULARY = IntStream.range(0, 100)
            .mapToObj(i -> SomeExamples.newWord(5, new Random(i)))
            .toList();

    /** Choices on offer, of which only the answer has to do with the label, in the way that {@code answer} says. */
    private static List<FormattedExample> withAnswers(BiFunction<Integer, Random, String> answer) {
        Random random = new Random(11);
        return IntStream.range(0, EXAMPLES)
                .mapToObj(i -> {
                    int label = random.nextInt(2);
                    return SomeExamples.withAnswer(
                            i, question(random), answer.apply(label, random), label, random.nextInt(4));
                })
                .toList();
    }

    private static List<FormattedExample> withPositions(BiFunction<Integer, Random, Integer> position) {
        Random random = new Random(12);
        return IntStream.range(0, EXAMPLES)
                .mapToObj(i -> {
                    int label = random.nextInt(2);
                    return SomeExamples.withAnswer(
                            i, question(random), knownWords(3, random), label, position.apply(label, random));
                })
                .toList();
    }

    private static String question(Random random) {
        return knownWords(6, random) + "?";
    }

    private static String knownWords(int number, Random random) {
        return String.join(
                " ",
                random.ints(number, 0, VOCABULARY.size())
                        .mapToObj(VOCABULARY::get)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomAnswersOfRandomLengthsRaiseNoWarning(long seed) {
        // given
        Random random = new Random(seed);
        List<FormattedExample> examples = IntStream.range(0, EXAMPLES)
                .mapToObj(i -> SomeExamples.withAnswer(
                        i,
                        question(random),
                        knownWords(1 + random.nextInt(8), random) + (random.nextBoolean() ? "." : ""),
                        random.nextInt(2),
                        random.nextInt(4)))
                .toList();

        // then
        assertThat(SomeExamples.flagged(examples)).isEmpty();
    }

    @Test
    void longerWordsAreFlaggedAsCharacters() {
        // given
        List<FormattedExample> examples =
                withAnswers((label, random) -> SomeExamples.newWords(3, label == 1 ? 8 : 5, random));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("the number of characters of the answer");
    }

    @Test
    void moreWordsInAsManyCharactersAreFlaggedAsWords() {
        // given: 23 characters each
        List<FormattedExample> examples = withAnswers((label, random) ->
                label == 1 ? SomeExamples.newWords(4, 5, random) : SomeExamples.newWords(3, 7, random));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("the number of words of the answer");
    }

    @Test
    void marksInsideAreFlaggedAsMarksAndBeingWordsAsWords() {
        // given: as many characters and words
        List<FormattedExample> examples = withAnswers((label, random) -> SomeExamples.newWord(4, random)
                + (label == 1 ? MARKS.get(random.nextInt(MARKS.size())) : "x") + " " + SomeExamples.newWord(4, random));

        // then
        assertThat(SomeExamples.flagged(examples))
                .containsExactly("the number of punctuation marks in the answer", "a bag of words of the answer");
    }

    @Test
    void aMarkAtTheEndInPlaceOfOneInsideIsFlaggedAsEnding() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) -> label == 1
                ? SomeExamples.newWord(4, random) + " " + SomeExamples.newWord(4, random) + "."
                : SomeExamples.newWord(4, random) + ". " + SomeExamples.newWord(4, random));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("whether the answer ends in punctuation");
    }

    @Test
    void aCapitalIsFlagged() {
        // given
        List<FormattedExample> examples =
                withAnswers((label, random) -> (label == 1 ? "A" : "a") + SomeExamples.newWord(6, random));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("whether the answer begins with a capital");
    }

    @Test
    void numbersAreFlaggedAsDigits() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) ->
                "in " + (label == 1 ? 1_000_000 + random.nextInt(1_000_000) : SomeExamples.newWord(7, random)));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("the share of digits in the answer");
    }

    @Test
    void correctChoicesThatComeLateAreFlaggedAsPosition() {
        // given: no single position tells much
        List<FormattedExample> examples =
                withPositions((label, random) -> label == 1 ? 4 + random.nextInt(8) : random.nextInt(8));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("the position of the choice on offer");
    }

    @Test
    void correctChoicesThatStandInTheMiddleAreFlaggedAsThatPosition() {
        // given: on average no later than the others
        List<FormattedExample> examples = withPositions((label, random) -> label == 1 ? 1 : 2 * random.nextInt(2));

        // then
        assertThat(SomeExamples.flagged(examples))
                .containsExactly("whether the choice on offer is number 2 of its record");
    }

    @Test
    void anAnswerThatIsAlwaysWrongIsFlaggedThoughFewHaveIt() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) ->
                label == 0 && random.nextInt(100) < 25 ? "none of the above" : knownWords(4, random));

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("whether the answer is 'none of the above'");
    }

    @Test
    void anAnswerThatIsMoreOftenWrongThanRightIsNot() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) ->
                random.nextInt(100) < (label == 0 ? 25 : 15) ? "none of the above" : knownWords(4, random));

        // then
        assertThat(SomeExamples.flagged(examples)).isEmpty();
    }

    @Test
    void wordsThatOnlyRightAnswersUseAreFlaggedAsWords() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) -> SomeExamples.newWord(5, random) + " "
                + VOCABULARY.get(2 * random.nextInt(20) + label) + " " + SomeExamples.newWord(5, random));

        // then
        assertThat(SomeExamples.flagged(examples)).contains("a bag of words of the answer");
    }

    @Test
    void anAnswersWordsCountWhereTheTextDoesNotShowItsPlace() {
        // given
        Random random = new Random(13);
        List<FormattedExample> examples = IntStream.range(0, EXAMPLES)
                .mapToObj(i -> {
                    int label = random.nextInt(2);
                    String answer = VOCABULARY.get(2 * random.nextInt(20) + label);
                    return SomeExamples.withAnswer(i, question(random), answer, label, -1);
                })
                .toList();

        // then
        assertThat(SomeExamples.leaks(examples)).extracting(Leak::feature).noneMatch(name -> name.contains("position"));
        assertThat(SomeExamples.flagged(examples)).contains("a bag of words of the answer");
    }

    @Test
    void whereNoChoiceIsOnOfferTheWholeTextsWordsCountAlone() {
        // given
        Random random = new Random(13);
        List<FormattedExample> examples = IntStream.range(0, EXAMPLES)
                .mapToObj(i -> SomeExamples.withText(
                        "t" + i, (i % 2 == 0 ? "good " : "poor ") + SomeExamples.newWords(2, 5, random), i % 2))
                .toList();

        // then
        assertThat(SomeExamples.flagged(examples)).containsExactly("a bag of words of the whole text");
    }

    @Test
    void wordsAreMeasuredOnValWhereTestHasOneLabel() {
        // given
        List<FormattedExample> both = withAnswers((label, random) -> knownWords(3, random));
        List<FormattedExample> one =
                both.stream().filter(example -> example.label() == 0).toList();
        Map<Split, List<FormattedExample>> splits = Map.of(Split.WEAK_TRAIN, both, Split.VAL, both, Split.TEST, one);

        // then
        assertThat(new LeakDetector(splits, both).leaks())
                .filteredOn(leak -> leak.feature().startsWith("a bag"))
                .extracting(Leak::on)
                .containsExactly("val", "val");
    }

    @Test
    void examplesOfOneLabelLeakNothing() {
        // given
        List<FormattedExample> examples = withAnswers((label, random) -> "same").stream()
                .filter(example -> example.label() == 1)
                .toList();

        // then
        assertThat(SomeExamples.leaks(examples)).isEmpty();
    }

    @Test
    void theThresholdsAreThoseOfTheDocumentation() {
        assertThat(List.of(
                        LeakDetector.TRIVIAL,
                        LeakDetector.RECURRING,
                        LeakDetector.RECURRING_WITH_ONE_LABEL,
                        WordLeaks.OF_ANSWER,
                        WordLeaks.OF_TEXT))
                .containsExactly(0.65, 0.6, 0.53, 0.75, 0.95);
    }
}
