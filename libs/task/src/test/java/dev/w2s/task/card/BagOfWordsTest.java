package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BagOfWordsTest {
    private static void assertSame(String one, String other) {
        assertThat(BagOfWords.of(one)).usingRecursiveComparison().isEqualTo(BagOfWords.of(other));
    }

    @Test
    void orderCaseAndWhitespacePlayNoPart() {
        assertSame("The dog bit\nthe man.", ". the THE man  Bit dog");
    }

    @Test
    void punctuationMarksAreWordsOfTheirOwn() {
        assertSame("don't!!", "t don ! ' !");
    }

    @Test
    void valuesAreProportionalToCountsAndOfLengthOne() {
        // 3-4-5: three of one word, four of the other.
        assertThat(BagOfWords.of("a a a b b b b").values()).containsExactlyInAnyOrder(0.6f, 0.8f);
    }

    @Test
    void dimensionsAscendAndLieWithinTheTable() {
        // when
        int[] dimensions = BagOfWords.of("every good boy deserves fudge, and every girl too")
                .dimensions();

        // then
        assertThat(dimensions).hasSize(9).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(dimensions))
                .allMatch(dimension -> dimension >= 0 && dimension < BagOfWords.DIMENSIONS);
    }

    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(BagOfWords.of(" \n").values()).isEmpty();
    }

    @Test
    void wordsOfOtherScriptsAreWords() {
        // 1 / sqrt(3)
        assertThat(BagOfWords.of("мир и труд").values())
                .containsExactly(new float[] {0.57735f, 0.57735f, 0.57735f}, within(1e-5f));
    }
}
