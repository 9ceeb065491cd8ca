package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeakMeasureTest {
    private static final double ROUNDING = 1e-9;

    /** The first half of label 0; lengths are 1, 2, 3 and so on. */
    private static List<FormattedExample> growing(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> SomeExamples.withText("i" + i, "x".repeat(i), i <= number / 2 ? 0 : 1))
                .toList();
    }

    private static Leak lengthOf(List<FormattedExample> examples, double threshold) {
        return new LeakMeasure("all splits", examples)
                .of("length", example -> example.text().length(), threshold)
                .orElseThrow();
    }

    @Test
    void ofSixPairsFiveInOrderAndOneTiedIsElevenTwelfths() {
        // given
        List<FormattedExample> examples = Stream.of(
                        SomeExamples.withText("a", "x", 0),
                        SomeExamples.withText("b", "xx", 0),
                        SomeExamples.withText("c", "xxx", 0),
                        SomeExamples.withText("d", "xxx", 1),
                        SomeExamples.withText("e", "xxxx", 1))
                .toList();

        // then
        assertThat(lengthOf(examples, 0.6).auc()).isCloseTo(11 / 12.0, within(ROUNDING));
    }

    @Test
    void aFeatureThatIsLowerForLabelOneHasTheAucOfItsNegative() {
        // when
        Leak leak = new LeakMeasure("all splits", growing(200))
                .of("shortness", example -> -example.text().length(), 0.6)
                .orElseThrow();

        // then
        assertThat(List.of(leak.auc(), (double) leak.higherFor())).containsExactly(1.0, 0.0);
    }

    @Test
    void aScoreThatWasLearnedKeepsAnAucBelowOneHalf() {
        // when
        Leak leak = new LeakMeasure("test", growing(200))
                .ofLearned("words", example -> -example.text().length(), 0.6)
                .orElseThrow();

        // then
        assertThat(List.of(leak.auc(), (double) leak.higherFor())).containsExactly(0.0, 1.0);
    }

    @Test
    void ofManyExamplesTheThresholdIsTheOneGiven() {
        assertThat(lengthOf(growing(2000), 0.65).threshold()).isEqualTo(0.65);
    }

    @Test
    void ofFewExamplesTheThresholdIsFourDeviationsOfChance() {
        // sqrt((50 + 50 + 1) / (12 * 50 * 50)) = 0.0580230...
        assertThat(lengthOf(growing(100), 0.65).threshold())
                .isCloseTo(0.5 + 4 * Math.sqrt(101 / 30_000.0), within(ROUNDING));
    }

    @Test
    void soFewThatChanceCanDoAnythingNeverWarn() {
        assertThat(lengthOf(growing(4), 0.65).warns()).isFalse();
    }

    @Test
    void whereThereIsOneLabelNothingCanBeMeasured() {
        assertThat(new LeakMeasure("test", List.of(SomeExamples.withText("a", "x", 0)))
                        .of("length", example -> 1, 0.65))
                .isEmpty();
    }
}
