package dev.w2s.worker;

/** Counts the examples and tokens of a job that puts examples through a model, and reports them. For one thread. */
public final class ExampleProgress {
    private final JobContext context;
    private final long examples;
    private long done;
    private long tokens;

    /**
     * @param examples that the whole job puts through a model
     * @param done how many of them an earlier run has left
     */
    public ExampleProgress(JobContext context, long examples, long done) {
        this.context = context;
        this.examples = examples;
        this.done = done;
        report();
    }

    /** Counts one example. */
    public void exampleDone() {
        done++;
        if (done == examples) {
            report();
        }
    }

    /** Counts the tokens of one batch. */
    public void batchDone(int tokensOfBatch) {
        tokens += tokensOfBatch;
        report();
    }

    /** Returns how many tokens this run has counted. */
    public long tokens() {
        return tokens;
    }

    private void report() {
        context.progressed(JobProgress.of(done, examples, tokens));
    }
}
