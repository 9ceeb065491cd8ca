package dev.w2s.label;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of label-service. None of them changes a number beyond rounding. */
@ConfigMapping(prefix = "w2s.label")
interface LabelSettings extends WorkerSettings {
    /**
     * Tokens of one forward pass, padding included: more is faster and needs more memory. A worker that runs out of
     * memory halves it for that job.
     */
    @WithDefault("4096")
    int tokensPerBatch();

    /** Memory for writing or reading one Parquet file, in megabytes; a split has to fit into it. */
    @WithDefault("1024")
    int tableMemoryMegabytes();

    /**
     * Memory for cleaning and ordering a task's examples, in megabytes; what exceeds it goes to {@code java.io.tmpdir}.
     */
    @WithDefault("256")
    int preparationMemoryMegabytes();

    /**
     * The folders that tasks may read, with all below them; none given = any that the process can read.
     * {@code w2s.task-folders} sets this here and in eval-service.
     */
    @WithDefault("${w2s.task-folders:}")
    Optional<List<Path>> taskFolders();

    /**
     * The folder for task files that come from web servers or out of jars; none given = one in {@code java.io.tmpdir}.
     */
    Optional<Path> taskFiles();

    /** The largest file that is downloaded for a task from a web server, in megabytes. */
    @WithDefault("20000")
    long largestDownloadMegabytes();

    /** Whether tasks may name web servers on this machine and in private networks. */
    @WithDefault("false")
    boolean privateHosts();
}
