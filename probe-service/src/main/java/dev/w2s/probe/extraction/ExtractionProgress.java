package dev.w2s.probe.extraction;

import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;

/** Counts examples and tokens of a job, and reports them. */
final class ExtractionProgress {
    private final JobContext context;
    private final long examples;
    private long done;
    private long tokens;

    /**
     * @param examples of all splits together
     * @param done of those that an earlier run left
     */
    ExtractionProgress(JobContext context, long examples, long done) {
        this.context = context;
        this.examples = examples;
        this.done = done;
        report();
    }

    void extracted() {
        done++;
        if (done == examples) {
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

    private void report() {
        context.progressed(JobProgress.of(done, examples, tokens));
    }
}
