package dev.w2s.train;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Nothing here changes a number beyond rounding; what does, is in the recipe. */
@ConfigMapping(prefix = "w2s.train")
interface TrainSettings extends WorkerSettings {
    /**
     * Tokens of one forward and backward pass, padding included: more is faster and needs more memory. A worker that runs out
     * of memory halves it for that job.
     */
    @WithDefault("2048")
    int tokensPerBatch();

    /** The same for the forward passes over val, which need less memory. */
    @WithDefault("4096")
    int tokensPerEvaluationBatch();

    /** Compute each layer a second time on the way back instead of keeping all of it: less memory, slower. */
    @WithDefault("false")
    boolean recompute();

    /** Optimizer steps between two snapshots of a training, from which it goes on after a kill; 0 = none. */
    @WithDefault("20")
    int saveEvery();

    /** Memory for reading one Parquet file, in megabytes. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
