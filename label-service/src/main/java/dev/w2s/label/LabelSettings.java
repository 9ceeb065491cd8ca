package dev.w2s.label;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Nothing here changes a number beyond rounding. */
@ConfigMapping(prefix = "w2s.label")
interface LabelSettings extends WorkerSettings {
    /** Tokens of one forward pass, padding included: more is faster and needs more memory. A worker that runs out of memory
     * halves it for that job. */
    @WithDefault("4096")
    int tokensPerBatch();

    /** Memory for writing or reading one Parquet file, in megabytes; a split has to fit into it. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
