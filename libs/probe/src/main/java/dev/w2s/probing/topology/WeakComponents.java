package dev.w2s.probing.topology;

import java.util.Arrays;
import java.util.BitSet;

/** Finds weakly connected components by union-find with path halving (Tarjan and van Leeuwen 1984). */
final class WeakComponents {
    private WeakComponents() {}

    /** @param edges between members only */
    static Partition of(int[][] edges, BitSet members) {
        int[] parent = new int[edges.length];
        Arrays.setAll(parent, point -> point);
        for (int from = 0; from < edges.length; from++) {
            for (int to : edges[from]) {
                int a = root(parent, from);
                int b = root(parent, to);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        int[] component = new int[edges.length];
        int count = 0;
        for (int point = 0; point < edges.length; point++) {
            if (!members.get(point)) {
                component[point] = -1;
            } else {
                int root = root(parent, point);
                component[point] = root == point ? count++ : component[root];
            }
        }
        return new Partition(component, count);
    }

    private static int root(int[] parent, int point) {
        int root = point;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
