package dev.w2s.probing.topology;

import dev.w2s.study.probe.Components;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A graph's partition into components.
 *
 * @param ofPoint each point's component, -1 for a point that is not in the graph
 * @param count of components, which are numbered from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Partition(int[] ofPoint, int count) {
    /**
     * @param edges the points that each point has an edge to; an edge counts only if both its ends are {@code members}
     */
    static Partition of(int[][] edges, BitSet members, Components kind) {
        int[][] within = new int[edges.length][];
        for (int point = 0; point < edges.length; point++) {
            within[point] = members.get(point)
                    ? Arrays.stream(edges[point]).filter(members::get).toArray()
                    : new int[0];
        }
        return kind == Components.WEAKLY_CONNECTED
                ? WeakComponents.of(within, members)
                : new StrongComponents(within, members).find();
    }

    /** The points of the largest component; of equal ones, the one that holds the first point. Empty if there is none. */
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
