package dev.w2s.probing.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The candidates for the k nearest points of each query in a block, by rounded distances. Let b be the k-th distance of
 * a query and e the largest error among its candidates. A candidate below b - 2e is surely among the k nearest, and one
 * above b + 2e surely is not. Those between are contested, unless there is room for all of them.
 */
final class Shortlist {
    private final int k;
    private final int length;
    private final long[] points;
    private final float[] distances;
    private final RoundingBound bound;
    /** How many candidates of each query are below the contested range. */
    private final int[] certain;

    /** How many candidates of each query are not above the contested range. */
    private final int[] possible;

    private final List<Pair> contested = new ArrayList<>();

    /** A query and a point, by their rows in the block and among the points. */
    record Pair(int query, int point) {}

    /**
     * @param length candidates for each query, at least k
     * @param points the candidates' rows, [queries, length] row-major
     * @param distances of the candidates, [queries, length] row-major, ascending for each query
     */
    Shortlist(int k, int length, long[] points, float[] distances, RoundingBound bound) {
        this.k = k;
        this.length = length;
        this.points = points;
        this.distances = distances;
        this.bound = bound;
        certain = new int[points.length / length];
        possible = new int[certain.length];
        for (int query = 0; query < certain.length; query++) {
            double margin = margin(query);
            double last = distance(query, k - 1);
            possible[query] = possible(query, last + margin);
            certain[query] = possible[query] == k ? k : certain(query, last - margin);
            for (int rank = certain[query]; rank < possible[query]; rank++) {
                contested.add(new Pair(query, point(query, rank)));
            }
        }
    }

    /** Returns whether every point that may be among the k nearest of a query is a candidate. */
    boolean isLongEnough() {
        return Arrays.stream(possible).allMatch(count -> count < length);
    }

    List<Pair> contested() {
        return contested;
    }

    /**
     * Returns the rows of the k nearest points of each query, ascending.
     *
     * @param exact distances of the pairs that {@link #contested} returned
     */
    int[][] neighbours(double[] exact) {
        int[][] result = new int[certain.length][];
        int next = 0;
        for (int query = 0; query < certain.length; query++) {
            int[] nearest = new int[k];
            for (int rank = 0; rank < certain[query]; rank++) {
                nearest[rank] = point(query, rank);
            }
            int open = possible[query] - certain[query];
            int[] best = best(next, open, k - certain[query], exact);
            System.arraycopy(best, 0, nearest, certain[query], best.length);
            next += open;
            Arrays.sort(nearest);
            result[query] = nearest;
        }
        return result;
    }

    private int[] best(int from, int count, int wanted, double[] exact) {
        return IntStream.range(from, from + count)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> exact[i])
                        .thenComparing(i -> contested.get(i).point()))
                .limit(wanted)
                .mapToInt(i -> contested.get(i).point())
                .toArray();
    }

    private int certain(int query, double limit) {
        int count = 0;
        while (distance(query, count) < limit) {
            count++;
        }
        return count;
    }

    private int possible(int query, double limit) {
        int count = k;
        while (count < length && distance(query, count) <= limit) {
            count++;
        }
        return count;
    }

    private double margin(int query) {
        double largest = 0;
        for (int rank = 0; rank < length; rank++) {
            largest = Math.max(largest, bound.of(query, point(query, rank)));
        }
        return 2 * largest;
    }

    private double distance(int query, int rank) {
        return distances[query * length + rank];
    }

    private int point(int query, int rank) {
        return (int) points[query * length + rank];
    }
}
