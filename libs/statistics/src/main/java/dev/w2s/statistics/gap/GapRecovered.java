package dev.w2s.statistics.gap;

import dev.w2s.statistics.sample.Quantiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The performance gap recovered over several tasks or seeds, as one number. A task with a tiny gap moves the mean of
 * the ratios as far as it likes; the ratio of the mean gaps weighs each task by its gap.
 *
 * @param perTask {@code (student - weak) / (ceiling - weak)}; null where the ceiling is not above the weak model
 * @param meanOfRatios the mean of the PGRs that are defined; null where none is
 * @param medianOfRatios their median; null where none is
 * @param ratioOfMeans {@code (mean student - mean weak) / (mean ceiling - mean weak)} over all tasks; null where the
 *     mean gap is not above 0
 * @param ratioOfMeansWhereDefined the same over the tasks whose own PGR is defined
 */
public record GapRecovered(
        List<@Nullable Double> perTask,
        @Nullable Double meanOfRatios,
        @Nullable Double medianOfRatios,
        @Nullable Double ratioOfMeans,
        @Nullable Double ratioOfMeansWhereDefined) {
    /** @throws IllegalArgumentException unless the three have the same number of values */
    public static GapRecovered of(double[] weak, double[] student, double[] ceiling) {
        if (weak.length != student.length || weak.length != ceiling.length) {
            throw new IllegalArgumentException("weak, student and ceiling need the same number of values, not "
                    + weak.length + ", " + student.length + " and " + ceiling.length);
        }
        List<@Nullable Double> perTask = new ArrayList<>();
        List<Double> defined = new ArrayList<>();
        Sums all = new Sums();
        Sums whereDefined = new Sums();
        for (int i = 0; i < weak.length; i++) {
            all.add(weak[i], student[i], ceiling[i]);
            Double ratio = ceiling[i] > weak[i] ? (student[i] - weak[i]) / (ceiling[i] - weak[i]) : null;
            perTask.add(ratio);
            if (ratio != null) {
                defined.add(ratio);
                whereDefined.add(weak[i], student[i], ceiling[i]);
            }
        }
        double[] ratios = defined.stream().mapToDouble(ratio -> ratio).toArray();
        double sum = 0;
        for (double ratio : ratios) {
            sum += ratio;
        }
        return new GapRecovered(
                perTask,
                ratios.length == 0 ? null : sum / ratios.length,
                ratios.length == 0 ? null : new Quantiles(ratios).at(0.5),
                all.ratio(),
                whereDefined.ratio());
    }

    /** Returns how many tasks have a PGR. */
    public int defined() {
        return (int) perTask.stream().filter(ratio -> ratio != null).count();
    }

    private static final class Sums {
        private double gained;
        private double gap;

        void add(double weak, double student, double ceiling) {
            gained += student - weak;
            gap += ceiling - weak;
        }

        @Nullable
        Double ratio() {
            return gap > 0 ? gained / gap : null;
        }
    }
}
