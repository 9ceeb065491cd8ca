package dev.w2s.statistics.paired;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EffectsTest {
    private static final double EXACT = 1e-12;

    static Stream<Arguments> hodgesLehmann() {
        return Fixture.cases(Fixture.read("hodges-lehmann"));
    }

    static Stream<Arguments> effectSizes() {
        return Fixture.cases(Fixture.read("effect-sizes"));
    }

    static Stream<Arguments> bayesian() {
        return Fixture.cases(Fixture.read("bayesian-signed-rank"));
    }

    @ParameterizedTest
    @MethodSource("hodgesLehmann")
    void theHodgesLehmannIntervalIsRs(int index, JsonNode reference) {
        double[] differences = Fixture.doubles(reference.get("differences"));
        for (int percent : new int[] {90, 95}) {
            HodgesLehmann typical = HodgesLehmann.of(differences, percent / 100.0);

            JsonNode expected = reference.get("confidence_" + percent);
            assertClose(typical.estimate(), expected.get("estimate"), EXACT);
            assertClose(typical.interval(), expected.get("interval"), EXACT);
            assertClose(typical.confidence(), expected.get("achieved_confidence"), EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("effectSizes")
    void effectSizesAgree(int index, JsonNode reference) {
        EffectSizes sizes = EffectSizes.of(Fixture.doubles(reference.get("a")), Fixture.doubles(reference.get("b")));

        assertClose(sizes.cohensD(), reference.get("cohens_d_pooled"), EXACT);
        assertClose(sizes.hedgesG(), reference.get("hedges_g"), EXACT);
        assertClose(sizes.pairedD(), reference.get("cohens_dz_paired"), 1e-10);
        assertClose(sizes.cliffsDelta(), reference.get("cliffs_delta"), EXACT);
        assertClose(sizes.pairedDominance(), reference.get("paired_dominance"), EXACT);
    }

    @Test
    void effectSizesNeedPairs() {
        assertThatThrownBy(() -> EffectSizes.of(new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("not 2 and 1");
    }

    @ParameterizedTest
    @MethodSource("bayesian")
    void theExpectedSharesHaveAClosedForm(int index, JsonNode reference) {
        double[] shares = BayesianSignedRank.expectedShares(
                Fixture.doubles(reference.get("differences")),
                reference.get("rope").asDouble(),
                reference.get("prior_strength").asDouble());

        for (int region = 0; region < 3; region++) {
            assertThat(shares[region])
                    .isCloseTo(
                            reference.get("expected_shares_exact").get(region).asDouble(), offset(EXACT));
        }
    }

    /** A probability from 100,000 draws has a standard error of at most .0016; four of them are allowed. */
    @ParameterizedTest
    @MethodSource("bayesian")
    void theProbabilitiesAreThoseOfTheIntegral(int index, JsonNode reference) {
        BayesianSignedRank test = BayesianSignedRank.of(
                Fixture.doubles(reference.get("differences")),
                reference.get("rope").asDouble(),
                reference.get("prior_strength").asDouble(),
                BayesianSignedRank.DRAWS,
                7);

        JsonNode expected =
                reference.has("integrated") ? reference.get("integrated") : reference.get("quasi_monte_carlo");
        assertClose(test.left(), expected.get(0), 0.0065);
        assertClose(test.rope(), expected.get(1), 0.0065);
        assertClose(test.right(), expected.get(2), 0.0065);
    }
}
