package dev.w2s.probe;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** The settings of probe-service. None of them changes a number beyond rounding; whatever does is in the recipe. */
@ConfigMapping(prefix = "w2s.probe")
interface ProbeSettings extends WorkerSettings {
    /**
     * Tokens of one forward pass, padding included: more is faster and needs more memory. A worker that runs out of
     * memory halves it for that job.
     */
    @WithDefault("4096")
    int tokensPerBatch();

    /**
     * Activations that a thread of the CPU, or the GPU, has in hand at a time, each of which is compared with all that
     * a probe was fitted on: more needs more memory. It is 512 for a CPU and 1024 for a GPU unless set. A worker that
     * runs out of memory halves it for that job.
     */
    OptionalInt rowsPerBlock();

    /** Memory for writing or reading one Parquet file, in megabytes; a split has to fit into it. */
    @WithDefault("1024")
    int tableMemoryMegabytes();
}
