package dev.w2s.task.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final String STORY =
            "The ferry left the pier at nine, and nobody on board saw that the map was still lying on the bench.";

    private static boolean isFound(String text, String other, double threshold) {
        NearDuplicates texts = new NearDuplicates(threshold, new ShingleFrequencies());
        texts.add(Shingles.of(other));
        return texts.hasLike(Shingles.of(text));
    }

    /** Few words, so that texts often share runs. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c").list().ofMinSize(1).ofMaxSize(12).map(words -> String.join(" ", words));
    }

    @Property
    void itFindsWhatComparingAllFinds(
            @ForAll @Size(max = 30) List<@net.jqwik.api.From("texts") String> known,
            @ForAll("texts") String text,
            @ForAll @DoubleRange(min = 0.05, max = 1) double threshold) {
        // given
        ShingleFrequencies frequencies = new ShingleFrequencies();
        known.forEach(other -> frequencies.add(Shingles.of(other)));
        NearDuplicates texts = new NearDuplicates(threshold, frequencies);
        known.forEach(other -> texts.add(Shingles.of(other)));
        Shingles words = Shingles.of(text);

        // then
        assertThat(texts.hasLike(words))
                .isEqualTo(known.stream().anyMatch(other -> words.jaccard(Shingles.of(other)) >= threshold));
    }

    @Property
    void jaccardIsTheShareOfCommonShingles(@ForAll("texts") String one, @ForAll("texts") String other) {
        // given
        var runs = java.util.Arrays.stream(Shingles.of(one).hashes()).boxed().collect(Collectors.toSet());
        var others =
                java.util.Arrays.stream(Shingles.of(other).hashes()).boxed().collect(Collectors.toSet());
        var all = new java.util.HashSet<>(runs);
        all.addAll(others);
        runs.retainAll(others);

        // then
        assertThat(Shingles.of(one).jaccard(Shingles.of(other))).isEqualTo((double) runs.size() / all.size());
    }

    @Test
    void caseAndPunctuationMakeNoDifference() {
        assertThat(isFound(STORY, STORY.toUpperCase(java.util.Locale.ROOT).replace(",", " --"), 1))
                .isTrue();
    }

    @Test
    void aWordMoreAtTheEndIsNearlyTheSame() {
        assertThat(isFound(STORY, STORY + " Again", 0.8)).isTrue();
    }

    @Test
    void anotherWordInTheMiddleOfASentenceIsAnotherSentence() {
        assertThat(isFound(STORY, STORY.replace("nobody", "someone"), 0.8)).isFalse();
    }

    @Test
    void shortTextsAreAlikeOnlyIfTheirWordsAreTheSame() {
        assertThat(isFound("Van Allen", "van allen!", 0.8)).isTrue();
        assertThat(isFound("Van Allen", "Van Alden", 0.8)).isFalse();
    }
}
