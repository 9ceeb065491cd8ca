package dev.w2s.train;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.pool.ModelPool;
import dev.w2s.study.job.Service;
import dev.w2s.worker.WorkerDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The worker on the queue of train jobs, which are all fine-tune. */
final class TrainWorker {
    private TrainWorker() {}

    @Produces
    @Singleton
    static WorkerDefinition trainWorker(TrainSettings settings, ModelPool pool) {
        DuckDb duckDb = new DuckDb(1, settings.tableMemoryMegabytes());
        EngineSettings engine = new EngineSettings(
                new TokenBudget(settings.tokensPerBatch()),
                new TokenBudget(settings.tokensPerEvaluationBatch()),
                settings.recompute(),
                settings.saveEvery());
        return new WorkerDefinition(
                Service.TRAIN, settings, pool.device(), List.of(new FineTuneRunner(pool::models, engine, duckDb)));
    }
}
