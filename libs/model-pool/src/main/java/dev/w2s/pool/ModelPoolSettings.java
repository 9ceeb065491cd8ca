package dev.w2s.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the process, however many services run in it. None of them changes a number by more than rounding. */
@ConfigMapping(prefix = "w2s.models")
public interface ModelPoolSettings {
    /** Pretrained models kept in memory between jobs; a study uses two. */
    @WithDefault("2")
    int resident();

    /** Threads that compute side by side; 0 for one for each processor of this process. A container's limit counts. */
    @WithDefault("0")
    int engineThreads();

    /** Where models lie and jobs run: {@code cpu}, {@code cuda} for the first GPU, {@code cuda:1} for the second. */
    @WithDefault("cpu")
    String device();
}
