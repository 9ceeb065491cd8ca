package dev.w2s.statistics.bootstrap;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * The bootstrap of a mean over tasks with several seeds each: tasks are drawn with replacement, and within each drawn
 * task its seeds. A task that is drawn twice gets two draws of seeds.
 */
public final class TwoLevelDraws {
    private final double[][] values;

    /** @param values for each task, one value a seed; every task has at least one */
    public TwoLevelDraws(double[][] values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(seeds -> seeds.length == 0)) {
            throw new IllegalArgumentException("a two-level bootstrap needs at least one task and one seed of each");
        }
        this.values = values;
    }

    /** Returns the mean over tasks of the mean over seeds, and {@code draws} values of it on drawn data. */
    public Replicates replicates(int draws, long seed) {
        double[] means = new double[draws];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < draws; draw++) {
            means[draw] = mean(random::nextInt);
        }
        return new Replicates(estimate(), means);
    }

    double estimate() {
        return Arrays.stream(values)
                .mapToDouble(seeds -> Arrays.stream(seeds).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    /** @param below gives a number from 0 to below its argument */
    double mean(IntUnaryOperator below) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double[] seeds = values[below.applyAsInt(values.length)];
            double sumOfSeeds = 0;
            for (int j = 0; j < seeds.length; j++) {
                sumOfSeeds += seeds[below.applyAsInt(seeds.length)];
            }
            sum += sumOfSeeds / seeds.length;
        }
        return sum / values.length;
    }
}
