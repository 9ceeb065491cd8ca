package dev.w2s.train;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of train-service. None of them changes a number beyond rounding; whatever does is in the recipe. */
@ConfigMapping(prefix = "w2s.train")
interface TrainSettings extends WorkerSettings {
    /**
     * Tokens of one forward and backward pass, padding included: more is faster and needs more memory. A worker that
     * runs out of memory halves it for that job.
     */
    @WithDefault("2048")
    int tokensPerBatch();

    /** Tokens of one forward pass over val, padding included; it needs less memory than a training pass. */
    @WithDefault("4096")
    int tokensPerEvaluationBatch();

    /**
     * Whether each layer is computed a second time in the backward pass, instead of being kept: needs less memory, is
     * slower.
     */
    @WithDefault("false")
    boolean recompute();

    /** Optimizer steps between two snapshots, from which a training goes on after a kill; 0 = no snapshots. */
    @WithDefault("20")
    int saveEvery();

    /** Memory for reading one Parquet file, in megabytes. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
