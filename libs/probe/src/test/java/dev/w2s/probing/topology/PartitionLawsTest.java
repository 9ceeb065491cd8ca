package dev.w2s.probing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.probe.Components;
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
class PartitionLawsTest {
    private static int[][] edges(int points, int each, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, points)
                .mapToObj(point ->
                        random.ints(random.nextInt(each + 1), 0, points).toArray())
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
                                IntStream.range(0, edges.length).filter(other -> IntStream.of(edges[other])
                                        .anyMatch(to -> to == point)))
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
        Partition components = Partition.of(edges, members, Components.STRONGLY_CONNECTED);

        // then
        requireSame(
                components,
                members,
                (a, b) -> reachable(a, edges, members).get(b)
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
        Partition components = Partition.of(edges, members, Components.WEAKLY_CONNECTED);

        // then
        requireSame(
                components, members, (a, b) -> reachable(a, bothWays, members).get(b));
    }

    private interface Related {
        boolean test(int a, int b);
    }

    private static void requireSame(Partition components, BitSet members, Related related) {
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
        assertThat(Partition.of(path, all, Components.STRONGLY_CONNECTED).count())
                .isEqualTo(points);
        assertThat(Partition.of(path, all, Components.WEAKLY_CONNECTED).count()).isEqualTo(1);
    }

    @Example
    void ofEquallyLargeComponentsTheFirstIsTheLargest() {
        // given
        int[][] edges = {{}, {3}, {4}, {1}, {2}};
        BitSet all = new BitSet();
        all.set(0, 5);

        // then
        assertThat(Partition.of(edges, all, Components.WEAKLY_CONNECTED).largest().stream())
                .containsExactly(1, 3);
        assertThat(Partition.of(edges, all, Components.STRONGLY_CONNECTED).largest().stream())
                .containsExactly(1, 3);
    }
}
