package dev.w2s.statistics.power;

import static dev.w2s.statistics.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.statistics.Fixture;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PowerTest {
    static Stream<Arguments> powers() {
        return Fixture.cases(Fixture.read("power").get("cases"));
    }

    static Stream<Arguments> smallest() {
        return Fixture.cases(Fixture.read("smallest-p").get("cases"));
    }

    @ParameterizedTest
    @MethodSource("powers")
    void powerIsThatOfTheNoncentralT(int index, JsonNode reference) {
        for (boolean twoSided : new boolean[] {false, true}) {
            PairedTTestPower power = new PairedTTestPower(reference.get("n").asInt(), 0.05, twoSided);
            String side = twoSided ? "two_sided" : "one_sided";
            for (Map.Entry<String, JsonNode> effect :
                    reference.get("power_" + side).properties()) {
                assertClose(power.of(Double.parseDouble(effect.getKey())), effect.getValue(), 1e-9);
            }
            for (Map.Entry<String, JsonNode> wanted :
                    reference.get("minimum_detectable_effect_" + side).properties()) {
                assertClose(
                        power.minimumDetectableEffect(Double.parseDouble(wanted.getKey())), wanted.getValue(), 1e-7);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smallest")
    void theSmallestPIsTheChanceOfOneSign(int index, JsonNode reference) {
        int n = reference.get("n").asInt();

        assertClose(SmallestP.of(n, false), reference.get("one_sided"), 1e-15);
        assertClose(SmallestP.of(n, true), reference.get("two_sided"), 1e-15);
    }

    @Test
    void aTwoSidedTestNeedsSixTasks() {
        assertThat(SmallestP.differencesFor(0.05, true)).isEqualTo(6);
        assertThat(SmallestP.differencesFor(0.05, false)).isEqualTo(5);
    }

    @Test
    void onePairHasNoPower() {
        assertThatThrownBy(() -> new PairedTTestPower(1, 0.05, true)).hasMessageContaining("there are 1");
    }
}
