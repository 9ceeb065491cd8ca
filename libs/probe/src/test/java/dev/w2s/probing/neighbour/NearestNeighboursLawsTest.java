package dev.w2s.probing.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.Cancellation;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.probe.Distance;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Against distances in float64, one by one. */
class NearestNeighboursLawsTest {
    /**
     * On a small grid, so that there are ties and equal points, far from the origin, so that rounding in float32 would
     * decide.
     */
    private static float[][] grid(int count, int dimension, long seed, float offset) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[count][dimension];
        for (float[] row : rows) {
            for (int i = 0; i < dimension; i++) {
                row[i] = offset + random.nextInt(4);
            }
        }
        return rows;
    }

    private static int[] nearest(float[] query, float[][] rows, int k, int except, BitSet members) {
        return members.stream()
                .filter(row -> row != except)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> distance(query, rows[row]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double distance(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> ((double) a[i] - b[i]) * ((double) a[i] - b[i]))
                .sum();
    }

    @Property(tries = 60)
    void theyAreThoseOfExactDistancesAndOfEqualOnesTheFirst(
            @ForAll @LongRange(max = 1 << 30) long seed,
            @ForAll @IntRange(min = 20, max = 90) int count,
            @ForAll @IntRange(min = 1, max = 9) int dimension,
            @ForAll @IntRange(min = 1, max = 18) int k,
            @ForAll @IntRange(min = 1, max = 100) int block) {
        // given
        float[][] rows = grid(count, dimension, seed, 300);
        BitSet all = new BitSet();
        all.set(0, count);
        try (Points points = Engine.points(rows);
                NearestNeighbours search = new NearestNeighbours(points, Distance.EUCLIDEAN, block)) {
            // when
            int[][] others = search.ofEach(k, all, Cancellation.NEVER);

            // then
            for (int row = 0; row < count; row++) {
                assertThat(others[row]).containsExactly(nearest(rows[row], rows, k, row, all));
            }
        }
    }

    @Property(tries = 30)
    void onlyMembersAreNeighbours(
            @ForAll @LongRange(max = 1 << 30) long seed, @ForAll @IntRange(min = 1, max = 10) int k) {
        // given
        float[][] rows = Engine.normal(60, 5, seed);
        BitSet members = new BitSet();
        new SplittableRandom(seed).ints(0, 60).distinct().limit(k + 1).forEach(members::set);
        try (Points points = Engine.points(rows);
                NearestNeighbours search = new NearestNeighbours(points, Distance.EUCLIDEAN, 16)) {
            // when
            int[][] others = search.ofEach(k, members, Cancellation.NEVER);

            // then
            for (int row = 0; row < 60; row++) {
                assertThat(others[row]).containsExactly(nearest(rows[row], rows, k, row, members));
            }
        }
    }

    @Property(tries = 30)
    void nearByCosineIsNearInDirection(@ForAll @LongRange(max = 1 << 30) long seed) {
        // given
        float[][] rows = Engine.normal(80, 6, seed);
        float[][] stretched = new float[80][6];
        for (int row = 0; row < 80; row++) {
            for (int i = 0; i < 6; i++) {
                stretched[row][i] = rows[row][i] * (1 << row % 5);
            }
        }
        try (Points points = Engine.points(rows);
                Points longer = Engine.points(stretched);
                NearestNeighbours search = new NearestNeighbours(points, Distance.COSINE, 32);
                NearestNeighbours longerSearch = new NearestNeighbours(longer, Distance.COSINE, 32)) {
            // when
            int[][] others = search.ofEach(5, search.all(), Cancellation.NEVER);

            // then
            assertThat(others).isDeepEqualTo(longerSearch.ofEach(5, search.all(), Cancellation.NEVER));
            assertThat(others[0]).containsExactly(mostSimilar(rows, 0, 5));
        }
    }

    private static int[] mostSimilar(float[][] rows, int query, int k) {
        return IntStream.range(0, rows.length)
                .filter(row -> row != query)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -cosine(rows[query], rows[row])))
                .limit(k)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double cosine(float[] a, float[] b) {
        double product = IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
        return product / Math.sqrt(distance(a, new float[a.length]) * distance(b, new float[b.length]));
    }

    @Example
    void aFarAwayCloudLosesNoNeighbourToRounding() {
        // given
        float[][] rows = Engine.normal(400, 64, 3);
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] += 5000;
            }
        }
        BitSet all = new BitSet();
        all.set(0, 400);
        try (Points points = Engine.points(rows);
                NearestNeighbours search = new NearestNeighbours(points, Distance.EUCLIDEAN, 100)) {
            // when
            int[][] others = search.ofEach(20, all, Cancellation.NEVER);

            // then
            for (int row = 0; row < 400; row++) {
                assertThat(others[row]).containsExactly(nearest(rows[row], rows, 20, row, all));
            }
        }
    }

    @Example
    void equalPointsAloneAreRefused() {
        try (Points points = Engine.points(new float[] {1, 2}, new float[] {1, 2}, new float[] {1, 2})) {
            assertThatThrownBy(() -> new NearestNeighbours(points, Distance.EUCLIDEAN, 2))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.NUMERICAL))
                    .hasMessageContaining("all 3 examples have the same activations");
        }
    }

    @Example
    void aPointWithoutDirectionIsRefusedWithItsExample() {
        try (Points points = Engine.points(new float[] {1, 2}, new float[] {0, 0}, new float[] {3, 1})) {
            assertThatThrownBy(() -> new NearestNeighbours(points, Distance.COSINE, 2))
                    .isInstanceOf(CategorizedException.class)
                    .hasMessageContaining("'example1'");
        }
    }

    @Example
    void aPointTooFarAwayToMeasureIsRefusedWithItsExample() {
        try (Points points = Engine.points(new float[] {1, 2}, new float[] {1e30f, 0}, new float[] {3, 1})) {
            assertThatThrownBy(() -> new NearestNeighbours(points, Distance.EUCLIDEAN, 2))
                    .isInstanceOf(CategorizedException.class)
                    .hasMessageContaining("'example1'")
                    .hasMessageContaining("too large");
        }
    }
}
