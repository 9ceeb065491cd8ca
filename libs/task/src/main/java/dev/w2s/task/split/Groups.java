package dev.w2s.task.split;

import dev.w2s.task.example.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which examples belong together: those that share a key, directly or through other examples (a union-find). It
 * takes 16 bytes a key.
 */
final class Groups {
    private long[] keys = new long[1 << 10];
    private int[] examples = new int[1 << 10];
    private int entries;
    private int size;

    /** Adds the next example by its keys. */
    void add(List<Long> keysOfExample) {
        for (long key : keysOfExample) {
            if (entries == keys.length) {
                keys = Arrays.copyOf(keys, 2 * entries);
                examples = Arrays.copyOf(examples, 2 * entries);
            }
            keys[entries] = key;
            examples[entries++] = size;
        }
        size++;
    }

    /**
     * Returns for each example a key that its whole group shares and no other group has, or 0 for an example without
     * keys. The key depends on the keys of the group alone, not on the order of examples.
     */
    long[] names() {
        int[] parents = IntStream.range(0, size).toArray();
        int[] order = byKey();
        for (int i = 1; i < entries; i++) {
            if (keys[order[i]] == keys[order[i - 1]]) {
                parents[root(parents, examples[order[i]])] = root(parents, examples[order[i - 1]]);
            }
        }
        long[] names = new long[size];
        boolean[] named = new boolean[size];
        for (int entry : order) {
            int root = root(parents, examples[entry]);
            if (!named[root]) {
                named[root] = true;
                names[root] = keys[entry];
            }
        }
        return IntStream.range(0, size).mapToLong(i -> names[root(parents, i)]).toArray();
    }

    /** Returns the name of the group of a key. */
    static String name(long key) {
        return "group-" + Digest.hex(key);
    }

    private int[] byKey() {
        return IntStream.range(0, entries)
                .boxed()
                .sorted((one, other) -> Long.compare(keys[one], keys[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Finds the representative of a group. It halves the path that it walks, so that later walks are short. */
    private static int root(int[] parents, int example) {
        int at = example;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
