package dev.w2s.model.network;

import dev.w2s.model.torch.ComputeDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a pass into parts that run side by side on {@link dev.w2s.model.torch.Lanes}. The parts are of similar size and
 * do not depend on the number of lanes, so that this number changes no bit.
 *
 * @param tokens how many tokens a part has, about
 */
public record PartSize(int tokens) {
    /** With smaller parts, a core spends its time around the products rather than in them (docs/performance.md). */
    private static final PartSize OF_A_CORE = new PartSize(320);
    /** A GPU takes a pass whole. */
    private static final PartSize WHOLE = new PartSize(Integer.MAX_VALUE);

    public static PartSize on(ComputeDevice device) {
        return device.isCpu() ? OF_A_CORE : WHOLE;
    }

    /**
     * Returns the given texts' indices by part: 1, 2, 4, 8 ... parts, which two, four or eight cores share evenly.
     * Where there is more than one part, texts of similar length share one, the longest first.
     *
     * @param pass indices into {@code sequences}
     */
    public List<List<Integer>> cut(List<int[]> sequences, List<Integer> pass) {
        long total =
                pass.stream().mapToLong(index -> sequences.get(index).length).sum();
        long count = Math.min(pass.size(), powerOfTwoNextTo((double) total / tokens));
        if (count == 1) {
            return List.of(pass);
        }
        Comparator<Integer> byLength = Comparator.comparingInt(index -> sequences.get(index).length);
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        long seen = 0;
        for (int index : pass.stream().sorted(byLength.reversed()).toList()) {
            part.add(index);
            seen += sequences.get(index).length;
            if (seen * count >= total * (parts.size() + 1)) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        return parts;
    }

    private static long powerOfTwoNextTo(double count) {
        return 1L << Math.max(0, Math.round(Math.log(count) / Math.log(2)));
    }
}
