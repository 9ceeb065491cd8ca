package dev.w2s.probe;

import dev.w2s.worker.WorkerSettings;
import io.smallrye.config.ConfigMapping;

/** Nothing of its own yet. */
@ConfigMapping(prefix = "w2s.probe")
interface ProbeSettings extends WorkerSettings {}
