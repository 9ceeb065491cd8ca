package dev.w2s.model.tuning.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    /** Pinned: another value here is another result for every seed of every study. */
    @Test
    void aSeedAndAPurposeMeanTheSameNumbersForEver() {
        // given
        SeededRandom random = new SeededRandom(7, "order of epoch 0");

        // then
        assertThat(new long[] {random.nextLong(), random.nextLong()})
                .containsExactly(7787364398072194105L, 4131908048580082042L);
        assertThat(random.permutation(8)).containsExactly(2, 6, 7, 5, 1, 0, 4, 3);
    }

    @Test
    void purposesHaveStreamsOfTheirOwn() {
        assertThat(new SeededRandom(7, "a").nextLong()).isNotEqualTo(new SeededRandom(7, "b").nextLong());
        assertThat(new SeededRandom(7, "a").nextLong()).isNotEqualTo(new SeededRandom(8, "a").nextLong());
    }

    @Test
    void aPermutationHoldsEveryIndexOnce() {
        assertThat(new SeededRandom(3, "order").permutation(1000))
                .containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
    }

    @Test
    void normalNumbersHaveMean0AndDeviation1() {
        // given
        SeededRandom random = new SeededRandom(1, "normal");

        // when
        double[] values =
                DoubleStream.generate(random::nextGaussian).limit(20_000).toArray();

        // then
        double mean = DoubleStream.of(values).average().orElseThrow();
        double square = DoubleStream.of(values).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.02));
        assertThat(square).isCloseTo(1, within(0.03));
    }
}
