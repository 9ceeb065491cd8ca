package dev.w2s.label.prediction;

import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;

/** Counts examples and tokens of a job, and reports them. */
final class PredictionProgress {
    private final JobContext context;
    private final long examples;
    private long labelled;
    private long tokens;

    /** @param examples of all splits together */
    PredictionProgress(JobContext context, long examples) {
        this.context = context;
        this.examples = examples;
        report();
    }

    void labelled() {
        labelled++;
        if (labelled == examples) {
            report();
        }
    }

    void tokens(int more) {
        tokens += more;
        report();
    }

    long tokens() {
        return tokens;
    }

    void throwIfStopRequested() {
        context.throwIfStopRequested();
    }

    private void report() {
        context.progressed(JobProgress.of(labelled, examples, tokens));
    }
}
