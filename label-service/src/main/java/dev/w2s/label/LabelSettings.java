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

    /** Pretrained models kept in memory between jobs; a study uses two. */
    @WithDefault("2")
    int residentModels();

    /** Threads of one tensor operation; 0 for one a physical core. The whole process has one such number. */
    @WithDefault("0")
    int engineThreads();

    /** What manifests call the device; the native library that the process was started with decides where jobs run. */
    @WithDefault("cpu")
    String device();

    /** Memory for writing or reading one Parquet file, in megabytes; a split has to fit into it. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
