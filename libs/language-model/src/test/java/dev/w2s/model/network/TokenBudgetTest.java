package dev.w2s.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
    @Property
    void everyTextIsInExactlyOneBatch(
            @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 300) int budget) {
        assertThat(new TokenBudget(budget).cut(sequences(lengths)).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, lengths.size()).boxed().toList());
    }

    @Property
    void noBatchOfSeveralTextsIsOverTheBudget(
            @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 300) int budget) {
        assertThat(new TokenBudget(budget).cut(sequences(lengths)))
                .filteredOn(batch -> batch.size() > 1)
                .allSatisfy(batch -> assertThat(batch.size()
                                * batch.stream().mapToInt(lengths::get).max().orElseThrow())
                        .isLessThanOrEqualTo(budget));
    }

    @Property
    void textsThatFitTogetherStayInOrder(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 40) Integer> lengths) {
        assertThat(new TokenBudget(50 * 40).cut(sequences(lengths)))
                .containsExactly(IntStream.range(0, lengths.size()).boxed().toList());
    }

    @Test
    void aBudgetThatIsDividedByMoreThanItHoldsIsOneToken() {
        assertThat(new TokenBudget(5).dividedBy(2)).isEqualTo(new TokenBudget(2));
        assertThat(new TokenBudget(5).dividedBy(8)).isEqualTo(new TokenBudget(1));
    }

    private static List<int[]> sequences(List<Integer> lengths) {
        return lengths.stream().map(int[]::new).toList();
    }
}
