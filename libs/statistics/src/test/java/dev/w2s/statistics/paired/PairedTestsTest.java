package dev.w2s.statistics.paired;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import dev.w2s.statistics.sample.Interval;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PairedTestsTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> pairedTests() {
        return Fixture.cases(Fixture.read("paired-tests"));
    }

    static Stream<Arguments> signFlips() {
        return Fixture.cases(Fixture.read("sign-flip"));
    }

    static Stream<Arguments> signTests() {
        return Fixture.cases(Fixture.read("sign-test"));
    }

    @ParameterizedTest
    @MethodSource("pairedTests")
    void theTTestIsScipys(int index, JsonNode reference) {
        PairedTTest test = PairedTTest.of(Fixture.doubles(reference.get("differences")));

        JsonNode expected = reference.get("t_test");
        assertClose(test.statistic(), expected.get("two-sided").get("statistic"), 1e-10);
        TailProbabilities p = test.p();
        assertClose(p == null ? null : p.twoSided(), expected.get("two-sided").get("p"), EXACT);
        assertClose(p == null ? null : p.greater(), expected.get("greater").get("p"), EXACT);
        assertClose(p == null ? null : p.less(), expected.get("less").get("p"), EXACT);
        assertClose(test.interval(0.95), expected.get("two_sided_95_ci_of_mean_difference"), EXACT);
    }

    @ParameterizedTest
    @MethodSource("pairedTests")
    void wilcoxonsTestIsExactWithTiesToo(int index, JsonNode reference) {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(Fixture.doubles(reference.get("differences")));

        JsonNode expected = reference.get("exact_sign_flip_on_midranks_zeros_dropped");
        assertThat(test.exact()).isTrue();
        assertThat(test.plus())
                .isEqualTo(reference.get("w_plus_after_dropping_zeros").asDouble());
        assertThat(test.minus())
                .isEqualTo(reference.get("w_minus_after_dropping_zeros").asDouble());
        assertClose(test.p().greater(), expected.get("greater"), EXACT);
        assertClose(test.p().less(), expected.get("less"), EXACT);
        assertClose(test.p().twoSided(), expected.get("two_sided"), EXACT);
    }

    @Test
    void manyDifferencesAreApproximatedAsTheExactDistributionHasThem() {
        double[] exact = new double[WilcoxonSignedRank.LARGEST_EXACT];
        double[] approximate = new double[WilcoxonSignedRank.LARGEST_EXACT + 1];
        for (int i = 0; i < approximate.length; i++) {
            double difference = (i % 5 < 3 ? 1 : -1) * (1 + i % 97);
            approximate[i] = difference;
            if (i < exact.length) {
                exact[i] = difference;
            }
        }

        WilcoxonSignedRank test = WilcoxonSignedRank.of(approximate);

        assertThat(test.exact()).isFalse();
        assertThat(test.p().greater())
                .isCloseTo(WilcoxonSignedRank.of(exact).p().greater(), offset(1e-3));
    }

    @ParameterizedTest
    @MethodSource("signFlips")
    void signFlipsCountAllPatterns(int index, JsonNode reference) {
        SignFlip test = SignFlip.of(Fixture.doubles(reference.get("differences")));

        assertThat(test.exact()).isTrue();
        assertClose(test.p().greater(), reference.get("p_greater"), EXACT);
        assertClose(test.p().less(), reference.get("p_less"), EXACT);
        assertClose(test.p().twoSided(), reference.get("p_two_sided"), EXACT);
    }

    @Test
    void drawnSignFlipsAreNearTheTTest() {
        double[] differences = new double[SignFlip.LARGEST_EXACT + 10];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.sin(i) + 0.2;
        }

        SignFlip test = SignFlip.of(differences);

        assertThat(test.exact()).isFalse();
        TailProbabilities student = PairedTTest.of(differences).p();
        assertThat(student).isNotNull();
        assertThat(test.p().twoSided()).isCloseTo(student.twoSided(), offset(0.01));
    }

    @ParameterizedTest
    @MethodSource("signTests")
    void theSignTestIsBinomial(int index, JsonNode reference) {
        SignTest test = SignTest.of(
                reference.get("positive").asInt(),
                reference.get("negative").asInt(),
                reference.get("zeros").asInt());

        assertClose(test.p().greater(), reference.get("p_greater"), EXACT);
        assertClose(test.p().less(), reference.get("p_less"), EXACT);
        assertClose(test.p().twoSided(), reference.get("p_two_sided"), EXACT);
    }

    @Test
    void sixteenOfTwentyOneTasksIsTheBlogsCase() {
        double[] differences = new double[21];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = i < 16 ? 0.01 : -0.01;
        }

        assertThat(SignTest.of(differences).p().of(Alternative.GREATER)).isCloseTo(0.0133, offset(5e-5));
    }

    @Test
    void oneDifferenceIsTooFewForATTest() {
        assertThatThrownBy(() -> PairedTTest.of(0.1)).hasMessageContaining("there are 1");
    }

    @Test
    void moreConfidenceMeansAWiderInterval() {
        PairedTTest test = PairedTTest.of(0.01, 0.03, -0.01, 0.02);

        Interval narrow = test.interval(0.9);
        Interval wide = test.interval(0.95);

        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }
}
