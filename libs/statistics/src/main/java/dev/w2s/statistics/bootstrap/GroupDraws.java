package dev.w2s.statistics.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws examples anew by whole groups (passages, say), since examples of one group are not independent. Groups are
 * drawn with replacement within their stratum: those with label 0 alone, with label 1 alone, and with both; so the
 * balance of the labels stays near that of the data.
 */
public final class GroupDraws {
    private final int examples;
    /** The groups of each stratum, each as the indices of its examples. */
    private final List<List<int[]>> strata;

    private GroupDraws(int examples, List<List<int[]>> strata) {
        this.examples = examples;
        this.strata = strata;
    }

    /**
     * @param groups the group of each example, by any names
     * @param labels one an example
     */
    public static GroupDraws of(List<?> groups, boolean[] labels) {
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            members.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(i);
        }
        List<List<int[]>> strata = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (List<Integer> ofGroup : members.values()) {
            int[] indices = ofGroup.stream().mapToInt(i -> i).toArray();
            strata.get(stratum(indices, labels)).add(indices);
        }
        return new GroupDraws(labels.length, strata);
    }

    private static int stratum(int[] indices, boolean[] labels) {
        int ones = 0;
        for (int index : indices) {
            ones += labels[index] ? 1 : 0;
        }
        return ones == 0 ? 0 : ones == indices.length ? 1 : 2;
    }

    /**
     * Returns how often each example counts in a draw. The same seed and draw give the same counts, so that draws can
     * be made in any order and by any number of threads.
     */
    public int[] counts(long seed, int draw) {
        SplittableRandom random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (draw + 1L)));
        int[] counts = new int[examples];
        for (List<int[]> stratum : strata) {
            for (int i = 0; i < stratum.size(); i++) {
                for (int example : stratum.get(random.nextInt(stratum.size()))) {
                    counts[example]++;
                }
            }
        }
        return counts;
    }

    /** Returns the counts that leave one group out, for each group: what a jackknife needs. */
    public List<int[]> leavingOneOut() {
        List<int[]> all = new ArrayList<>();
        for (List<int[]> stratum : strata) {
            for (int[] group : stratum) {
                int[] counts = new int[examples];
                Arrays.fill(counts, 1);
                for (int example : group) {
                    counts[example] = 0;
                }
                all.add(counts);
            }
        }
        return all;
    }
}
