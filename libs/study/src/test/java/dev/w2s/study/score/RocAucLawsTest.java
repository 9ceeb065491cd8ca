package dev.w2s.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RocAucLawsTest {
    /** An example's label and score; scores are drawn from few values, so that ties are common. */
    record Scored(boolean label, double score) {}

    @Provide
    Arbitrary<List<Scored>> samples() {
        Arbitrary<Double> few = Arbitraries.integers().between(-4, 4).map(i -> i / 4.0);
        Arbitrary<Double> many = Arbitraries.doubles().between(-5, 5);
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.oneOf(List.of(few, many)))
                .as(Scored::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(60)
                .filter(sample -> sample.stream().map(Scored::label).distinct().count() == 2);
    }

    @Property
    void onlyTheOrderMatters(@ForAll("samples") List<Scored> sample) {
        assertThat(auc(sample, score -> 3 * score + 7)).isEqualTo(auc(sample, score -> score));
    }

    @Property
    void turnedAroundItIsTheComplement(@ForAll("samples") List<Scored> sample) {
        assertThat(auc(sample, score -> -score)).isCloseTo(1 - auc(sample, score -> score), within(1e-12));
    }

    @Property
    void itIsTheShareOfPairsInRightOrderWithTiesCountedHalf(@ForAll("samples") List<Scored> sample) {
        // given
        double right = 0;
        int pairs = 0;
        for (Scored one : sample) {
            for (Scored zero : sample) {
                if (one.label() && !zero.label()) {
                    pairs++;
                    right += one.score() > zero.score() ? 1 : one.score() == zero.score() ? 0.5 : 0;
                }
            }
        }

        // then
        assertThat(auc(sample, score -> score)).isCloseTo(right / pairs, within(1e-12));
    }

    @Property
    void withoutAnyOrderItIsAHalf(@ForAll("samples") List<Scored> sample) {
        assertThat(auc(sample, score -> 1)).isEqualTo(0.5);
    }

    private static double auc(List<Scored> sample, DoubleUnaryOperator map) {
        boolean[] labels = new boolean[sample.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = sample.get(i).label();
        }
        double[] scores = sample.stream().mapToDouble(Scored::score).toArray();
        Double auc = RocAuc.of(labels, Arrays.stream(scores).map(map).toArray());
        assertThat(auc).isNotNull();
        return auc;
    }
}
