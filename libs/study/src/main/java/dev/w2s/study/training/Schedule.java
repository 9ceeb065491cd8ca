package dev.w2s.study.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The learning rate over optimizer steps, as transformers' schedulers compute it: the step at index i = 0, 1, ... of
 * {@code total} has {@code peak * i / warmup} while {@code i < warmup}, so the first step of a warm-up changes nothing.
 */
public enum Schedule {
    /** {@code peak * (1 + cos(pi * (i - warmup) / (total - warmup))) / 2} after the warm-up. */
    COSINE {
        @Override
        double afterWarmup(double fraction) {
            return 0.5 * (1 + Math.cos(Math.PI * fraction));
        }
    },
    /** {@code peak * (1 - (i - warmup) / (total - warmup))} after the warm-up. */
    LINEAR {
        @Override
        double afterWarmup(double fraction) {
            return 1 - fraction;
        }
    },
    /** {@code peak} after the warm-up. */
    CONSTANT {
        @Override
        double afterWarmup(double fraction) {
            return 1;
        }
    };

    /** Returns the factor on the peak learning rate, at {@code fraction} in [0, 1] of the way from warm-up to end. */
    abstract double afterWarmup(double fraction);

    /**
     * Returns the learning rate of one optimizer step.
     *
     * @param index 0 for the first step
     * @param warmup how many steps the warm-up has
     * @param total how many steps the whole run has, warm-up included
     */
    public double learningRate(double peak, int index, int warmup, int total) {
        if (index < warmup) {
            return peak * index / warmup;
        }
        return peak * afterWarmup((double) (index - warmup) / Math.max(1, total - warmup));
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
