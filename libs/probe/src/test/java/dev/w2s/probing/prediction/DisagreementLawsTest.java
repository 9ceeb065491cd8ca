package dev.w2s.probing.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DisagreementLawsTest {
    /** In quarters, so that there are ties. */
    private static double[] quarters(int count, long seed) {
        return new SplittableRandom(seed)
                .ints(count, 0, 5)
                .mapToDouble(i -> i / 4.0)
                .toArray();
    }

    @Property(tries = 200)
    void rowsStayUniqueAndInOrderAndNoneThatStaysDisagreesMoreThanOneThatGoes(
            @ForAll @LongRange(max = 1 << 30) long seed,
            @ForAll @IntRange(max = 50) int count,
            @ForAll @DoubleRange(max = 0.99) double contamination) {
        // given
        double[] predictions = quarters(count, seed);
        double[] labels = quarters(count, ~seed);
        int drop = Disagreement.truncatedShare(contamination, count);

        // when
        int[] kept = Disagreement.kept(predictions, labels, drop);

        // then
        assertThat(kept).hasSize(count - drop).isSorted().doesNotHaveDuplicates();
        double largestKept = IntStream.of(kept)
                .mapToDouble(row -> Math.abs(predictions[row] - labels[row]))
                .max()
                .orElse(0);
        assertThat(IntStream.range(0, count).filter(row -> IntStream.of(kept).noneMatch(other -> other == row)))
                .allSatisfy(row ->
                        assertThat(Math.abs(predictions[row] - labels[row])).isGreaterThanOrEqualTo(largestKept));
    }

    @Example
    void ofEqualDisagreementsTheLaterGo() {
        assertThat(Disagreement.kept(new double[] {1, 0, 1, 0}, new double[] {0, 0, 0, 1}, 2))
                .containsExactly(0, 1);
    }

    @Example
    void equalLabelsAreNothingToLearnFrom() {
        assertThatThrownBy(() -> new SoftTargets(new double[] {1, 1, 1}))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.NUMERICAL))
                .hasMessageContaining("3 labels to fit the probe on, all 1.0");
    }
}
