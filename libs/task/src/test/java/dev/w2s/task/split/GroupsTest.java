package dev.w2s.task.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static long[] names(List<List<Long>> keysOfExamples) {
        Groups groups = new Groups();
        keysOfExamples.forEach(groups::add);
        return groups.names();
    }

    @Test
    void examplesThatShareAKeyAreAGroup() {
        long[] names = names(List.of(List.of(1L), List.of(2L), List.of(1L)));

        assertThat(names[2]).isEqualTo(names[0]).isNotEqualTo(names[1]);
    }

    @Test
    void whoSharesAKeyWithSomebodyWhoSharesAnotherIsInTheGroupToo() {
        long[] names = names(List.of(List.of(1L), List.of(3L, 4L), List.of(1L, 3L)));

        assertThat(names).containsOnly(names[0]);
    }

    @Test
    void anExampleWithoutKeysIsInNoGroup() {
        assertThat(names(List.of(List.of(), List.of(5L), List.of()))).containsExactly(0, 5, 0);
    }

    @Property
    void theNameOfAGroupDoesNotDependOnTheOrderOfExamples(
            @ForAll @Size(max = 60) List<@Size(max = 3) List<@LongRange(min = 1, max = 40) Long>> keys,
            @ForAll Random shuffle) {
        // given
        List<List<Long>> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, shuffle);

        // when, then
        assertThat(named(shuffled)).isEqualTo(named(keys));
    }

    /** The name that examples of some keys get. */
    private static Map<List<Long>, Long> named(List<List<Long>> keys) {
        long[] names = names(keys);
        Map<List<Long>, Long> named = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            named.put(keys.get(i), names[i]);
        }
        return named;
    }
}
