package dev.w2s.probe.fitting;

import dev.w2s.study.data.Split;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Reports the splits that a fitted probe has predicted: there is nothing finer that all probes count alike. */
final class FittingProgress {
    private final JobContext context;
    private final int splits;
    private int predicted;

    /** @param asked for; strong_train and val are predicted in any case, since they are filtered */
    FittingProgress(JobContext context, Collection<Split> asked) {
        this.context = context;
        Set<Split> all = EnumSet.of(Split.STRONG_TRAIN, Split.VAL);
        all.addAll(asked);
        this.splits = all.size();
        report();
    }

    void predicted() {
        predicted++;
        report();
    }

    void throwIfStopRequested() {
        context.throwIfStopRequested();
    }

    /** A block that needs as much less memory as this job has run out of it. */
    int affordable(int block) {
        return Math.max(1, block / context.tokenBudgetDivisor());
    }

    private void report() {
        context.progressed(JobProgress.of(predicted, splits, 0));
    }
}
