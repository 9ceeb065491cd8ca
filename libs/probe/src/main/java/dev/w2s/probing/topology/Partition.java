package dev.w2s.probing.topology;

import dev.w2s.study.probe.Components;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The partition of a graph into components, which are numbered from 0.
 *
 * @param ofPoint the number of each point's component, -1 for a point that is not in the graph
 * @param count how many components there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Partition(int[] ofPoint, int count) {
    /**
     * Finds the components of a graph.
     *
     * @param edges the points that each point has an edge to; an edge counts only if both its ends are {@code members}
     */
    static Partition of(int[][] edges, BitSet members, Components kind) {
        int[][] within = new int[edges.length][];
        for (int point = 0; point < edges.length; point++) {
            within[point] = members.get(point)
                    ? Arrays.stream(edges[point]).filter(members::get).toArray()
                    : new int[0];
        }
        return switch (kind) {
            case WEAKLY_CONNECTED -> WeakComponents.of(within, members);
            case STRONGLY_CONNECTED -> new StrongComponents(within, members).find();
        };
    }

    /**
     * Returns the points of the largest component, and of several that are equally large, of the one that holds the
     * first point; empty if there is no component.
     */
    BitSet largest() {
        int[] sizes = new int[count];
        Arrays.stream(ofPoint).filter(component -> component >= 0).forEach(component -> sizes[component]++);
        int best = -1;
        for (int component : ofPoint) {
            if (component >= 0 && (best < 0 || sizes[component] > sizes[best])) {
                best = component;
            }
        }
        BitSet largest = new BitSet();
        for (int point = 0; point < ofPoint.length; point++) {
            if (best >= 0 && ofPoint[point] == best) {
                largest.set(point);
            }
        }
        return largest;
    }
}
