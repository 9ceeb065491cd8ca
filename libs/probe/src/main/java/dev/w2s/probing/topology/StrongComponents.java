package dev.w2s.probing.topology;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds strongly connected components by Tarjan's algorithm (1972), without recursion, since paths among neighbours are
 * long.
 */
final class StrongComponents {
    private static final int UNSEEN = -1;

    private final int[][] edges;
    private final BitSet members;
    private final int[] order;
    private final int[] low;
    private final int[] component;
    /** The points that have been seen and are not yet in a component. */
    private final IntStack open = new IntStack();

    private final IntStack path = new IntStack();
    private final int[] nextEdge;
    private int seen;
    private int count;

    /** @param edges between members only */
    StrongComponents(int[][] edges, BitSet members) {
        this.edges = edges;
        this.members = members;
        order = filled(edges.length);
        low = new int[edges.length];
        component = filled(edges.length);
        nextEdge = new int[edges.length];
    }

    private static int[] filled(int size) {
        int[] values = new int[size];
        Arrays.fill(values, UNSEEN);
        return values;
    }

    Partition find() {
        members.stream().filter(point -> order[point] == UNSEEN).forEach(this::explore);
        return new Partition(component, count);
    }

    private void explore(int start) {
        enter(start);
        while (!path.isEmpty()) {
            int point = path.top();
            if (nextEdge[point] < edges[point].length) {
                follow(point, edges[point][nextEdge[point]++]);
            } else {
                leave(path.pop());
            }
        }
    }

    private void enter(int point) {
        order[point] = seen;
        low[point] = seen++;
        open.push(point);
        path.push(point);
    }

    private void follow(int from, int to) {
        if (order[to] == UNSEEN) {
            enter(to);
        } else if (component[to] == UNSEEN) {
            low[from] = Math.min(low[from], order[to]);
        }
    }

    private void leave(int point) {
        if (!path.isEmpty()) {
            low[path.top()] = Math.min(low[path.top()], low[point]);
        }
        if (low[point] == order[point]) {
            int member;
            do {
                member = open.pop();
                component[member] = count;
            } while (member != point);
            count++;
        }
    }

    private static final class IntStack {
        private int[] values = new int[64];
        private int size;

        void push(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int pop() {
            return values[--size];
        }

        int top() {
            return values[size - 1];
        }

        boolean isEmpty() {
            return size == 0;
        }
    }
}
