package dev.w2s.statistics.roc;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import dev.w2s.statistics.paired.Alternative;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeLongTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> deLong() {
        return Fixture.cases(Fixture.read("delong"));
    }

    static Stream<Arguments> aucs() {
        return Fixture.cases(Fixture.read("auc").get("cases"));
    }

    @ParameterizedTest
    @MethodSource("deLong")
    void variancesAndTestAreProcs(int index, JsonNode reference) {
        DeLong test = DeLong.of(
                Fixture.labels(reference.get("labels")),
                Fixture.doubles(reference.get("a")),
                Fixture.doubles(reference.get("b")));

        if (test == null) {
            assertThat(reference.get("z").isNull()).isTrue();
            return;
        }
        assertClose(test.first(), reference.get("auc_a"), EXACT);
        assertClose(test.second(), reference.get("auc_b"), EXACT);
        assertClose(test.firstVariance(), reference.get("variance_a"), EXACT);
        assertClose(test.secondVariance(), reference.get("variance_b"), EXACT);
        assertClose(test.covariance(), reference.get("covariance"), EXACT);
        assertClose(test.varianceOfDifference(), reference.get("variance_of_difference"), EXACT);
        assertClose(test.z(), reference.get("z"), 1e-9);
        assertClose(test.p(Alternative.TWO_SIDED), reference.get("p_two_sided"), 1e-10);
        assertClose(test.p(Alternative.GREATER), reference.get("p_greater"), 1e-10);
        assertClose(test.intervalOfFirst(0.95), reference.get("ci95_auc_a"), 1e-10);
        assertClose(test.intervalOfDifference(0.95), reference.get("ci95_of_difference"), 1e-10);
    }

    @Test
    void oneExampleOfALabelSaysNothingOfItsSpread() {
        assertThat(DeLong.of(new boolean[] {true, false, false}, new double[3], new double[3]))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("aucs")
    void countedOnceEachTheAucIsTheUsualOne(int index, JsonNode reference) {
        boolean[] labels = Fixture.labels(reference.get("labels"));
        int[] once = new int[labels.length];
        Arrays.fill(once, 1);

        Double auc = new WeightedRocAuc(labels, Fixture.doubles(reference.get("scores"))).of(once);

        assertClose(auc, reference.get("auc"), EXACT);
    }

    @Test
    void anExampleThatCountsTwiceIsTwoExamples() {
        WeightedRocAuc counted =
                new WeightedRocAuc(new boolean[] {true, false, true, false}, new double[] {0.7, 0.7, 0.2, 0.4});
        WeightedRocAuc written = new WeightedRocAuc(
                new boolean[] {true, true, false, false, false}, new double[] {0.7, 0.7, 0.7, 0.4, 0.4});

        assertThat(counted.of(new int[] {2, 1, 0, 2})).isCloseTo(written.of(new int[] {1, 1, 1, 1, 1}), offset(EXACT));
    }
}
