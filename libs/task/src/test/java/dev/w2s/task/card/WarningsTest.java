package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.data.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
    /** Measured by an instance: threads that count tokens for a static field would wait for this class for ever. */
    private final Lengths shortTexts = lengths(0);

    /** Of a hundred texts, so many with 513 tokens. */
    private static Lengths lengths(int longOnes) {
        return Lengths.of(
                IntStream.range(0, 100)
                        .mapToObj(i -> SomeExamples.withText("t" + i, "a ".repeat(i < longOnes ? 513 : 512), 0))
                        .toList(),
                new TokenCounter("words", text -> text.strip().split("\\s+").length));
    }

    private List<String> ofSteps(Counts... steps) {
        return Warnings.of(List.of(steps), List.of(), shortTexts, List.of());
    }

    private List<String> ofNearDuplicates(int removed) {
        return Warnings.of(
                List.of(), List.of(new SplitCounts(Split.VAL, 475, 475, 950, removed, 0.5)), shortTexts, List.of());
    }

    private static Leak leak(String feature, boolean warns) {
        return new Leak(feature, 0.8765, 0, 0.65, "all splits", 1000, warns);
    }

    @Test
    void aLeakIsSaidWithItsFeatureItsAucAndWhichWayItGoes() {
        assertThat(Warnings.of(
                        List.of(), List.of(), shortTexts, List.of(leak("the number of words of the answer", true))))
                .containsExactly(
                        "The number of words of the answer alone tells the labels apart with an AUC of 0.877 on"
                                + " all splits (a warning from 0.65), higher for label 0: scores may show that and no more");
    }

    @Test
    void aLeakThatIsOrIsNotIsMoreOftenSo() {
        assertThat(Warnings.of(List.of(), List.of(), shortTexts, List.of(leak("whether the answer is 'no'", true))))
                .singleElement()
                .asString()
                .contains("more often so for label 0");
    }

    @Test
    void aFeatureThatDoesNotWarnIsNotSaid() {
        assertThat(Warnings.of(
                        List.of(), List.of(), shortTexts, List.of(leak("the number of words of the answer", false))))
                .isEmpty();
    }

    @Test
    void aLabelOfLessThanOnePercentOfTheSourceIsRare() {
        assertThat(ofSteps(new Counts("source", 7921, 79)))
                .containsExactly("Label 1 is rare in the source: 79 of 8000 records (a warning below 1 %); is this all"
                        + " of it?");
    }

    @Test
    void aLabelOfOnePercentIsNot() {
        assertThat(ofSteps(new Counts("source", 80, 7920))).isEmpty();
    }

    @Test
    void cleaningThatDropsMoreThanAFifthIsSaid() {
        assertThat(ofSteps(new Counts("source", 500, 500), new Counts("empty", 450, 450), new Counts("same", 399, 400)))
                .containsExactly("Cleaning dropped 20 % of the records, 201 of 1000 (a warning above 20 %); the card's"
                        + " steps say why");
    }

    @Test
    void cleaningThatDropsAFifthIsNot() {
        assertThat(ofSteps(new Counts("source", 500, 500), new Counts("same", 400, 400)))
                .isEmpty();
    }

    @Test
    void moreThanOneLongTextOfTwentyIsSaid() {
        assertThat(Warnings.of(List.of(), List.of(), lengths(6), List.of()))
                .containsExactly("6 % of the texts have more than 512 tokens of words (a warning above 5 %): a model"
                        + " that reads no more sees only their beginning");
    }

    @Test
    void oneLongTextOfTwentyIsNot() {
        assertThat(Warnings.of(List.of(), List.of(), lengths(5), List.of())).isEmpty();
    }

    @Test
    void moreThanOneNearDuplicateOfTwentyIsSaid() {
        assertThat(ofNearDuplicates(51))
                .containsExactly("51 examples were removed from val as near duplicates of examples in other splits,"
                        + " beside the 950 that it holds (a warning above 5 %): others that are alike may have stayed");
    }

    @Test
    void oneNearDuplicateOfTwentyIsNot() {
        assertThat(ofNearDuplicates(50)).isEmpty();
    }

    @Test
    void anUnknownSourceSaysNothing() {
        assertThat(ofSteps()).isEmpty();
    }

    @Test
    void aTestSplitOfFewGroupsIsSaid() {
        assertThat(ofGroups(99))
                .containsExactly(
                        "Test holds 400 examples of only 99 groups (a warning below 100): its scores vary as those"
                                + " of so few independent examples");
    }

    @Test
    void aTestSplitOfManyGroupsIsNot() {
        assertThat(ofGroups(100)).isEmpty();
    }

    private List<String> ofGroups(int groups) {
        return Warnings.of(
                List.of(), List.of(new SplitCounts(Split.TEST, 200, 200, groups, 0, 0.5)), shortTexts, List.of());
    }
}
