package dev.w2s.statistics.comparison;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import dev.w2s.statistics.paired.WilcoxonSignedRank;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeveralMethodsTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> methods() {
        return Fixture.cases(Fixture.read("multiple-methods"));
    }

    static Stream<Arguments> pValues() {
        return Fixture.cases(Fixture.read("multiple-testing"));
    }

    private static double[][] scores(JsonNode reference) {
        double[][] scores = new double[reference.get("scores").size()][];
        Arrays.setAll(scores, task -> Fixture.doubles(reference.get("scores").get(task)));
        return scores;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void friedmansTestIsRs(int index, JsonNode reference) {
        Friedman test = Friedman.of(scores(reference));

        double[] ranks = test.averageRanks();
        for (int method = 0; method < ranks.length; method++) {
            assertThat(ranks[method])
                    .isCloseTo(reference.get("average_ranks").get(method).asDouble(), offset(EXACT));
        }
        assertClose(test.chiSquared(), reference.get("friedman_chi2"), 1e-10);
        assertClose(test.p(), reference.get("friedman_p"), EXACT);
        assertClose(test.f(), reference.get("iman_davenport_F"), 1e-9);
        assertClose(test.pOfF(), reference.get("iman_davenport_p"), EXACT);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theCriticalDifferenceIsThatOfTheStudentizedRange(int index, JsonNode reference) {
        Nemenyi nemenyi =
                new Nemenyi(reference.get("k").asInt(), reference.get("n").asInt());

        assertClose(nemenyi.quantile(0.05), reference.get("nemenyi_q_alpha_0_05"), 1e-6);
        assertClose(nemenyi.criticalDifference(0.05), reference.get("nemenyi_cd_0_05"), 1e-6);
        assertClose(nemenyi.criticalDifference(0.10), reference.get("nemenyi_cd_0_10"), 1e-6);
        for (JsonNode pair : reference.get("pairs")) {
            assertClose(nemenyi.p(pair.get("average_rank_difference").asDouble()), pair.get("nemenyi_p"), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void pairsAreComparedByWilcoxonAndHolm(int index, JsonNode reference) {
        double[][] scores = scores(reference);
        JsonNode pairs = reference.get("pairs");
        double[] p = new double[pairs.size()];
        for (int i = 0; i < p.length; i++) {
            int a = pairs.get(i).get("a").asInt();
            int b = pairs.get(i).get("b").asInt();
            double[] differences = Arrays.stream(scores)
                    .mapToDouble(task -> Math.round((task[a] - task[b]) * 1e6) / 1e6)
                    .toArray();
            p[i] = WilcoxonSignedRank.of(differences).p().twoSided();
        }

        double[] adjusted = AdjustedP.holm(p);

        for (int i = 0; i < p.length; i++) {
            assertClose(p[i], pairs.get(i).get("wilcoxon_p"), 1e-10);
            assertClose(adjusted[i], pairs.get(i).get("wilcoxon_holm_p"), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("pValues")
    void correctionsAreThoseOfStatsmodels(int index, JsonNode reference) {
        double[] p = Fixture.doubles(reference.get("p"));

        assertThat(AdjustedP.holm(p)).containsExactly(Fixture.doubles(reference.get("holm")), offset(EXACT));
        assertThat(AdjustedP.benjaminiHochberg(p))
                .containsExactly(Fixture.doubles(reference.get("benjamini_hochberg")), offset(EXACT));
        assertThat(AdjustedP.bonferroni(p))
                .containsExactly(Fixture.doubles(reference.get("bonferroni")), offset(EXACT));
    }

    @Test
    void aPValueBeyondOneIsRefused() {
        assertThatThrownBy(() -> AdjustedP.holm(0.5, 1.5)).hasMessageContaining("p-value 1 is 1.5");
    }
}
