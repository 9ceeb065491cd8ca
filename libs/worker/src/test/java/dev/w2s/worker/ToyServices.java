package dev.w2s.worker;

import dev.w2s.study.job.Service;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Three services in one JVM, as in all-in-one. */
class ToyServices {
    @Produces
    @Singleton
    WorkerDefinition label(@ConfigProperty(name = "w2s.store") Path store, ToyPreparation runner) {
        return new WorkerDefinition(Service.LABEL, new ToySettings(store), "toy", List.of(runner));
    }

    @Produces
    @Singleton
    WorkerDefinition train(@ConfigProperty(name = "w2s.store") Path store, ToyTraining runner) {
        return new WorkerDefinition(Service.TRAIN, new ToySettings(store), "toy", List.of(runner));
    }

    @Produces
    @Singleton
    WorkerDefinition probe(@ConfigProperty(name = "w2s.store") Path store) {
        return new WorkerDefinition(Service.PROBE, new ToySettings(store), "toy", List.of());
    }
}
