package dev.w2s.eval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be set in eval-service. */
@ConfigMapping(prefix = "w2s.eval")
public interface EvalConfiguration {
    /** Folder of the artifact store that all services share. */
    @WithDefault("${w2s.store:${user.home}/.w2s/store}")
    Path store();

    /** Pause between two rounds of the reconciler. */
    @WithDefault("5s")
    Duration reconcileInterval();

    /** A job that was sent, and that no worker has started for so long, is sent again. */
    @WithDefault("1h")
    Duration resendAfter();

    /** The artifact of a job of which nothing was heard for so long is looked for in the store. */
    @WithDefault("15s")
    Duration discoverAfter();

    /** How long the broker may take to acknowledge what is sent; what takes longer is sent again later. */
    @WithDefault("10s")
    Duration sendTimeout();

    /** How long the broker may take to answer a readiness check. */
    @WithDefault("2s")
    Duration brokerTimeout();

    /** Partitions of topics that don't exist yet; topics of jobs have one, which all workers share. */
    @WithDefault("4")
    int topicPartitions();

    /** How often a study that somebody watches is looked at. */
    @WithDefault("500ms")
    Duration watchInterval();

    /** Pause between two signs of life to somebody who watches a study in which nothing happens. */
    @WithDefault("15s")
    Duration heartbeatInterval();

    /**
     * The folders that tasks may read, with all below them; none given = any that the process can read. {@code w2s.task-folders}
     * sets it here and for label-service, which reads the same folders.
     */
    @WithDefault("${w2s.task-folders:}")
    Optional<List<Path>> taskFolders();
}
