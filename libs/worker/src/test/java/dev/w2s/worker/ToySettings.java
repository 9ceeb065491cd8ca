package dev.w2s.worker;

import java.nio.file.Path;
import java.time.Duration;

record ToySettings(Path store) implements WorkerSettings {
    @Override
    public int parallelJobs() {
        return 2;
    }

    @Override
    public Duration lockDuration() {
        return Duration.ofSeconds(3);
    }

    @Override
    public int deliveryLimit() {
        return 3;
    }

    @Override
    public Duration shutdownGrace() {
        return Duration.ofSeconds(5);
    }
}
