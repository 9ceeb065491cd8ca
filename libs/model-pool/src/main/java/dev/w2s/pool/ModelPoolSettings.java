package dev.w2s.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a process has once, however many services run in it. Nothing here changes a number beyond rounding. */
@ConfigMapping(prefix = "w2s.models")
public interface ModelPoolSettings {
    /** Pretrained models kept in memory between jobs; a study uses two. */
    @WithDefault("2")
    int resident();

    /** Threads that compute side by side; 0 for one a processor of this process, which in a container is its limit. */
    @WithDefault("0")
    int engineThreads();

    /** Where models lie and jobs run: {@code cpu}, {@code cuda} for the first GPU, {@code cuda:1} for the second. */
    @WithDefault("cpu")
    String device();
}
