package dev.w2s.probe.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Against what can be reached from where. */
class ComponentsLawsTest {
    private static int[][] edges(int points, int each, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, points)
                .mapToObj(point -> random.ints(random.nextInt(each + 1), 0, points).toArray())
                .toArray(int[][]::new);
    }

    private static BitSet members(int points, long seed) {
        BitSet members = new BitSet();
        SplittableRandom random = new SplittableRandom(~seed);
        IntStream.range(0, points).filter(point -> random.nextInt(4) > 0).forEach(members::set);
        return members;
    }

    private static BitSet reachable(int from, int[][] edges, BitSet members) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(from);
        reached.set(from);
        while (!open.isEmpty()) {
            for (int to : edges[open.pop()]) {
                if (members.get(to) && !reached.get(to)) {
                    reached.set(to);
                    open.push(to);
                }
            }
        }
        return reached;
    }

    private static int[][] bothWays(int[][] edges) {
        return IntStream.range(0, edges.length)
                .mapToObj(point -> IntStream.concat(
                                IntStream.of(edges[point]),
                                IntStream.range(0, edges.length)
                                        .filter(other -> IntStream.of(edges[other]).anyMatch(to -> to == point)))
                        .toArray())
                .toArray(int[][]::new);
    }

    @Property(tries = 300)
    void strongComponentsReachEachOther(
            @ForAll @LongRange(max = 1 << 30) long seed,
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @IntRange(max = 3) int each) {
        // given
        int[][] edges = edges(points, each, seed);
        BitSet members = members(points, seed);

        // when
        Components components = Components.of(edges, members, Connection.STRONG);

        // then
        requireSame(components, members, (a, b) -> reachable(a, edges, members).get(b)
                && reachable(b, edges, members).get(a));
    }

    @Property(tries = 300)
    void weakComponentsAreJoinedByEdgesOfAnyDirection(
            @ForAll @LongRange(max = 1 << 30) long seed,
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @IntRange(max = 3) int each) {
        // given
        int[][] edges = edges(points, each, seed);
        int[][] bothWays = bothWays(edges);
        BitSet members = members(points, seed);

        // when
        Components components = Components.of(edges, members, Connection.WEAK);

        // then
        requireSame(
                components, members, (a, b) -> reachable(a, bothWays, members).get(b));
    }

    private interface Related {
        boolean test(int a, int b);
    }

    private static void requireSame(Components components, BitSet members, Related related) {
        int[] of = components.ofPoint();
        for (int a = 0; a < of.length; a++) {
            assertThat(of[a] >= 0).isEqualTo(members.get(a));
            for (int b = 0; b < of.length; b++) {
                if (members.get(a) && members.get(b)) {
                    assertThat(of[a] == of[b]).isEqualTo(related.test(a, b));
                }
            }
        }
    }

    @Example
    void aLongPathNeedsNoDeepStack() {
        // given
        int points = 300_000;
        int[][] path = IntStream.range(0, points)
                .mapToObj(point -> point + 1 < points ? new int[] {point + 1} : new int[0])
                .toArray(int[][]::new);
        BitSet all = new BitSet();
        all.set(0, points);

        // then
        assertThat(Components.of(path, all, Connection.STRONG).count()).isEqualTo(points);
        assertThat(Components.of(path, all, Connection.WEAK).count()).isEqualTo(1);
    }

    @Example
    void ofEquallyLargeComponentsTheFirstIsTheLargest() {
        // given
        int[][] edges = {{}, {3}, {4}, {1}, {2}};
        BitSet all = new BitSet();
        all.set(0, 5);

        // then
        assertThat(Components.of(edges, all, Connection.WEAK).largest().stream()).containsExactly(1, 3);
        assertThat(Components.of(edges, all, Connection.STRONG).largest().stream()).containsExactly(1, 3);
    }
}
