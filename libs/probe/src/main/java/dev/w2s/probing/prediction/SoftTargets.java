package dev.w2s.probing.prediction;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Arrays;

/**
 * The soft labels that a probe is fitted to: p(label = 1), in [0, 1], one for each point, in their order. A point whose
 * label is above 0.5 is of class 1.
 */
public final class SoftTargets {
    private final double[] values;

    /** @throws CategorizedException {@code NUMERICAL} if all are equal, so that there is nothing to learn */
    public SoftTargets(double[] values) {
        this.values = values.clone();
        if (Arrays.stream(values).distinct().limit(2).count() < 2) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    values.length + " labels to fit the probe on, "
                            + (values.length == 0 ? "none" : "all " + values[0])
                            + ": they are of one class only, so there is nothing to learn; look at the model that made them");
        }
    }

    public int count() {
        return values.length;
    }

    public double get(int row) {
        return values[row];
    }

    public boolean isOfClass1(int row) {
        return values[row] > 0.5;
    }

    public double[] values() {
        return values.clone();
    }

    /** Returns the mean label of some points. */
    public double meanOf(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += values[row];
        }
        return sum / rows.length;
    }
}
