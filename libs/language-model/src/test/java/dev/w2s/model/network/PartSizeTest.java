package dev.w2s.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.torch.ComputeDevice;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartSizeTest {
    @Property
    void everyTextIsInExactlyOnePart(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 300) int tokens) {
        assertThat(new PartSize(tokens)
                        .cut(sequences(lengths), all(lengths)).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(all(lengths));
    }

    /**
     * At most 1.5 times the size asked for, as the next power of two leaves it, and a text that fits no better
     * elsewhere.
     */
    @Property
    void partsAreOfLikeSize(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 40, max = 300) int tokens) {
        assertThat(new PartSize(tokens).cut(sequences(lengths), all(lengths))).allSatisfy(part -> assertThat(
                        part.stream().mapToInt(lengths::get).sum())
                .isLessThanOrEqualTo(3 * tokens / 2 + Collections.max(lengths)));
    }

    @Test
    void aPassOfLittleMoreThanAPartStaysWholeAndInOrder() {
        assertThat(new PartSize(100).cut(sequences(List.of(40, 1, 100)), List.of(0, 1, 2)))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void thereAreAsManyPartsAsTwoOrFourCoresShareEvenly() {
        List<Integer> lengths = Collections.nCopies(32, 10);

        assertThat(new PartSize(200).cut(sequences(lengths), all(lengths))).hasSize(2);
        assertThat(new PartSize(100).cut(sequences(lengths), all(lengths))).hasSize(4);
        assertThat(new PartSize(50).cut(sequences(lengths), all(lengths))).hasSize(8);
    }

    @Test
    void textsOfLikeLengthShareAPartTheLongestFirst() {
        assertThat(new PartSize(100).cut(sequences(List.of(20, 90, 30, 60)), List.of(0, 1, 2, 3)))
                .containsExactly(List.of(1, 3), List.of(2, 0));
    }

    @Test
    void onlyTheGivenTextsAreCut() {
        assertThat(new PartSize(10).cut(sequences(List.of(10, 10, 10, 10)), List.of(3, 1)))
                .containsExactly(List.of(3), List.of(1));
    }

    @Test
    void aGpuTakesAPassWhole() {
        assertThat(PartSize.on(new ComputeDevice(0)).cut(sequences(List.of(4000, 4000)), List.of(1, 0)))
                .containsExactly(List.of(1, 0));
    }

    private static List<Integer> all(List<Integer> lengths) {
        return IntStream.range(0, lengths.size()).boxed().toList();
    }

    private static List<int[]> sequences(List<Integer> lengths) {
        return lengths.stream().map(int[]::new).toList();
    }
}
