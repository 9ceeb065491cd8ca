package dev.w2s.worker;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How a service works on its queue; its {@code @ConfigMapping} extends this with what is its own. */
public interface WorkerSettings {
    /** The artifact store's folder; the same for all services. {@code w2s.store} sets it for all at once. */
    @WithDefault("${w2s.store}")
    Path store();

    /** Jobs that run at the same time in this process. */
    @WithDefault("1")
    int parallelJobs();

    /**
     * How long the broker keeps a job for a worker that gives no sign of life, 15 s to 60 s unless the broker allows
     * more.
     */
    @WithDefault("PT30S")
    Duration lockDuration();

    /** How often a job is handed out before it counts as failed. */
    @WithDefault("5")
    int deliveryLimit();

    /** How long a process that is told to end waits for its jobs to reach a point where they can stop. */
    @WithDefault("PT25S")
    Duration shutdownGrace();
}
