package dev.w2s.probe;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Nothing here changes a number beyond rounding; what does, is in the recipe. */
@ConfigMapping(prefix = "w2s.probe")
interface ProbeSettings extends WorkerSettings {
    /**
     * Tokens of one forward pass, padding included: more is faster and needs more memory. A worker that runs out of memory
     * halves it for that job.
     */
    @WithDefault("4096")
    int tokensPerBatch();

    /**
     * Activations that are compared at a time, each with all that a probe was fitted on: more is faster up to some thousand and
     * needs more memory. Halved in the same way.
     */
    @WithDefault("1024")
    int rowsPerBlock();

    /** Memory for writing or reading one Parquet file, in megabytes; a split has to fit into it. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
