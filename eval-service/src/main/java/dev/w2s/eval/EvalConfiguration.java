package dev.w2s.eval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The configuration of eval-service: every parameter, with its default. */
@ConfigMapping(prefix = "w2s.eval")
public interface EvalConfiguration {
    /** Folder of the artifact store that all services share. */
    @WithDefault("${w2s.store:${user.home}/.w2s/store}")
    Path store();

    /** Pause between two rounds of the reconciler. */
    @WithDefault("5s")
    Duration reconcileInterval();

    /** How long a job that was sent may wait for a worker to start it; after that it is sent again. */
    @WithDefault("1h")
    Duration resendAfter();

    /** How long nothing may be heard of a job before its artifact is looked for in the store. */
    @WithDefault("15s")
    Duration discoverAfter();

    /** How long the broker may take to acknowledge a message; one that takes longer is sent again later. */
    @WithDefault("10s")
    Duration sendTimeout();

    /** How long the broker may take to answer a readiness check. */
    @WithDefault("2s")
    Duration brokerTimeout();

    /** Partitions of a topic that this service creates; a topic of jobs has one, which all workers share. */
    @WithDefault("4")
    int topicPartitions();

    /** Pause between two looks at a study that somebody watches. */
    @WithDefault("500ms")
    Duration watchInterval();

    /** Pause between two signs of life to somebody who watches a study in which nothing happens. */
    @WithDefault("15s")
    Duration heartbeatInterval();

    /**
     * The folders that tasks may read, with all folders below them; if none is given, any folder that the process can
     * read. {@code w2s.task-folders} sets it here and for label-service, which reads the same folders.
     */
    @WithDefault("${w2s.task-folders:}")
    Optional<List<Path>> taskFolders();
}
