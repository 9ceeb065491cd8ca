package dev.w2s.label;

import dev.w2s.model.ResidentModels;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The engine and the pretrained models of this service, started when the first job asks for them. */
@Singleton
class LabelModels {
    private final LabelSettings settings;
    private @Nullable ResidentModels models;

    LabelModels(LabelSettings settings) {
        this.settings = settings;
    }

    synchronized ResidentModels get() {
        if (models == null) {
            Torch torch = Torch.start(settings.engineThreads());
            models = new ResidentModels(torch, new PretrainedModels()::open, settings.residentModels());
        }
        return models;
    }

    /** Leaves the engine itself to the end of the process: a job that outlived the shutdown's grace may still be in it. */
    @PreDestroy
    synchronized void close() {
        if (models != null) {
            models.close();
        }
    }
}
