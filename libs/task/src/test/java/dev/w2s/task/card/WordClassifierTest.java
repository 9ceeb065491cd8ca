package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordClassifierTest {
    private static final BagOfWords GOOD = BagOfWords.of("a good film");
    private static final BagOfWords BAD = BagOfWords.of("a bad film");
    private static final BagOfWords NEITHER = BagOfWords.of("a film");

    private static WordClassifier trained() {
        Random random = new Random(3);
        boolean[] labels = new boolean[200];
        List<BagOfWords> texts = IntStream.range(0, labels.length)
                .mapToObj(i -> {
                    labels[i] = random.nextBoolean();
                    return BagOfWords.of((labels[i] ? "good " : "bad ") + SomeExamples.newWords(3, 2, random));
                })
                .toList();
        return WordClassifier.trainedOn(texts, labels);
    }

    @Test
    void aWordOfLabelOneRaisesTheScoreAndOneOfLabelZeroLowersIt() {
        // given
        WordClassifier classifier = trained();

        // then
        assertThat(List.of(classifier.score(BAD), classifier.score(NEITHER), classifier.score(GOOD)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameExamplesGiveTheSameBits() {
        assertThat(trained().score(GOOD)).isEqualTo(trained().score(GOOD));
    }

    @Test
    void untrainedItKnowsNothing() {
        assertThat(WordClassifier.trainedOn(List.of(), new boolean[0]).score(GOOD))
                .isZero();
    }
}
