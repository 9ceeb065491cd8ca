package dev.w2s.task.card;

import dev.w2s.study.score.RocAuc;
import dev.w2s.task.example.FormattedExample;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures how well features tell the labels of the same examples apart. */
final class LeakMeasure {
    /**
     * How many standard deviations an AUC must be above 1/2 to be worth a warning. The AUC of a feature that says
     * nothing has the mean 1/2 and the standard deviation sqrt((n0 + n1 + 1) / (12 n0 n1)) (Mann and Whitney 1947), or
     * less if there are ties. With twenty to forty features for each of many tasks, chance passes three deviations now
     * and then, but hardly ever four.
     */
    private static final double DEVIATIONS = 4;

    private final String on;
    private final List<FormattedExample> examples;
    private final boolean[] labels;
    private final double leastTelling;

    /** @param on the name of the examples, for people */
    LeakMeasure(String on, List<FormattedExample> examples) {
        this.on = on;
        this.examples = examples;
        this.labels = labels(examples);
        this.leastTelling = leastTelling(labels);
    }

    /**
     * Measures a feature, whichever label it is higher for; the result is empty if the examples have one label only.
     */
    Optional<Leak> of(String feature, ToDoubleFunction<FormattedExample> value, double threshold) {
        Double auc = auc(value);
        if (auc == null) {
            return Optional.empty();
        }
        return Optional.of(auc < 0.5 ? leak(feature, 1 - auc, 0, threshold) : leak(feature, auc, 1, threshold));
    }

    /**
     * Measures a score that was learned to be higher for label 1; the result is empty if the examples have one label
     * only.
     */
    Optional<Leak> ofLearned(String feature, ToDoubleFunction<FormattedExample> score, double threshold) {
        Double auc = auc(score);
        return auc == null ? Optional.empty() : Optional.of(leak(feature, auc, 1, threshold));
    }

    static boolean[] labels(List<FormattedExample> examples) {
        boolean[] labels = new boolean[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).label() == 1;
        }
        return labels;
    }

    private @Nullable Double auc(ToDoubleFunction<FormattedExample> value) {
        return RocAuc.of(labels, examples.stream().mapToDouble(value).toArray());
    }

    private Leak leak(String feature, double auc, int higherFor, double threshold) {
        double raised = Math.max(threshold, leastTelling);
        return new Leak(feature, auc, higherFor, raised, on, examples.size(), auc >= raised);
    }

    private static double leastTelling(boolean[] labels) {
        double ones = 0;
        for (boolean label : labels) {
            ones += label ? 1 : 0;
        }
        double zeros = labels.length - ones;
        return 0.5 + DEVIATIONS * Math.sqrt((labels.length + 1) / (12 * zeros * ones));
    }
}
