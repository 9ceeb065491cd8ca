package dev.w2s.pool;

import dev.w2s.model.ResidentModels;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.torch.Torch;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The engine and the pretrained models of this process, started when the first job asks for them. Services that run in
 * one process share them: a base model that a label job and a train job need is in memory once.
 */
@Singleton
public class ModelPool {
    private final ModelPoolSettings settings;
    private final ComputeDevice device;
    private @Nullable Torch torch;
    private @Nullable ResidentModels models;

    ModelPool(ModelPoolSettings settings) {
        this.settings = settings;
        this.device = ComputeDevice.parse(settings.device());
    }

    /** Returns the engine, which starts at the first call. */
    public synchronized Torch torch() {
        if (torch == null) {
            torch = Torch.start(device, settings.engineThreads());
        }
        return torch;
    }

    /** Returns the models, none of which is loaded before a job leases it. */
    public synchronized ResidentModels models() {
        if (models == null) {
            models = new ResidentModels(torch(), new PretrainedModels(), settings.resident());
        }
        return models;
    }

    /** Returns the name of the device as manifests have it. */
    public String device() {
        return device.toString();
    }

    /**
     * Leaves the engine itself to the end of the process: a job that outlived the shutdown's grace may still be in it.
     */
    @PreDestroy
    synchronized void close() {
        if (models != null) {
            models.close();
        }
    }
}
