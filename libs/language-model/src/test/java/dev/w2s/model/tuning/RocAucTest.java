package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RocAucTest {
    @Property
    void itIsTheChanceThatAPositiveOutscoresANegative(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 6) Integer> scores, @ForAll long classes) {
        // given
        double[] values = scores.stream().mapToDouble(Integer::doubleValue).toArray();
        boolean[] positive = new boolean[values.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = (classes >> i & 1) == 1;
        }
        positive[0] = true;
        positive[1] = false;
        double wins = 0;
        int pairs = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if (positive[i] && !positive[j]) {
                    wins += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }

        // then
        assertThat(RocAuc.of(values, positive).orElseThrow()).isCloseTo(wins / pairs, within(1e-12));
    }

    @Example
    void oneClassHasNone() {
        assertThat(RocAuc.of(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
        assertThat(RocAuc.of(new double[0], new boolean[0])).isEmpty();
    }
}
