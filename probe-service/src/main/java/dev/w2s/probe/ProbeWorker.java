package dev.w2s.probe;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.pool.ModelPool;
import dev.w2s.probe.extraction.ExtractActivationsRunner;
import dev.w2s.probe.fitting.FitProbeRunner;
import dev.w2s.probing.activation.RowBlocks;
import dev.w2s.study.job.Service;
import dev.w2s.worker.WorkerDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The worker on the queue of probe jobs, which are extract-activations and fit-probe. */
final class ProbeWorker {
    private ProbeWorker() {}

    @Produces
    @Singleton
    static WorkerDefinition probeWorker(ProbeSettings settings, ModelPool pool) {
        DuckDb duckDb = new DuckDb(1, settings.tableMemoryMegabytes());
        int rowsPerBlock = settings.rowsPerBlock().orElse(RowBlocks.sizeOn(ComputeDevice.parse(pool.device())));
        return new WorkerDefinition(
                Service.PROBE,
                settings,
                pool.device(),
                List.of(
                        new ExtractActivationsRunner(pool::models, new TokenBudget(settings.tokensPerBatch()), duckDb),
                        new FitProbeRunner(pool::torch, rowsPerBlock, duckDb)));
    }
}
