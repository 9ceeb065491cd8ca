package dev.w2s.study.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LabelQualityLawsTest {
    record Labelled(boolean label, double probability) {}

    @Provide
    Arbitrary<List<Labelled>> samples() {
        Arbitrary<Double> edges = Arbitraries.integers().between(0, 10).map(i -> i / 10.0);
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.oneOf(List.of(edges, any)))
                .as(Labelled::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void theCalibrationErrorIsAShare(@ForAll("samples") List<Labelled> sample) {
        assertThat(quality(sample).calibrationError()).isBetween(0.0, 1.0 + 1e-12);
    }

    @Property
    void labelsThatAreTheTruthHaveNoCalibrationError(@ForAll("samples") List<Labelled> sample) {
        List<Labelled> perfect = sample.stream()
                .map(one -> new Labelled(one.label(), one.label() ? 1 : 0))
                .toList();
        assertThat(quality(perfect).calibrationError()).isZero();
    }

    @Property
    void labelsThatAreTheOppositeHaveNothingElse(@ForAll("samples") List<Labelled> sample) {
        List<Labelled> opposite = sample.stream()
                .map(one -> new Labelled(one.label(), one.label() ? 0 : 1))
                .toList();
        assertThat(quality(opposite).calibrationError()).isCloseTo(1, within(1e-12));
    }

    @Property
    void theHistogramsCountEveryExampleOnce(@ForAll("samples") List<Labelled> sample) {
        LabelQuality quality = quality(sample);
        long ones = sample.stream().filter(Labelled::label).count();
        assertThat(sum(quality.histogramOfLabel1())).isEqualTo(ones);
        assertThat(sum(quality.histogramOfLabel0())).isEqualTo(quality.examples() - ones);
    }

    @Property
    void theErrorOfTwiceTheSampleIsTheSame(@ForAll("samples") List<Labelled> sample) {
        List<Labelled> twice = Stream.concat(sample.stream(), sample.stream()).toList();
        assertThat(quality(twice).calibrationError()).isCloseTo(quality(sample).calibrationError(), within(1e-12));
    }

    private static long sum(List<Integer> counts) {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    private static LabelQuality quality(List<Labelled> sample) {
        boolean[] labels = new boolean[sample.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = sample.get(i).label();
        }
        double[] probabilities =
                sample.stream().mapToDouble(Labelled::probability).toArray();
        return LabelQuality.of(labels, probabilities, probabilities);
    }
}
