package dev.w2s.label;

import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.label.prediction.PredictRunner;
import dev.w2s.label.task.PrepareTaskRunner;
import dev.w2s.label.task.TaskPreparation;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.pool.ModelPool;
import dev.w2s.study.Service;
import dev.w2s.worker.WorkerDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Stands on the queue of label jobs: prepare-task and predict. */
final class LabelWorker {
    @Produces
    @Singleton
    static WorkerDefinition labelWorker(LabelSettings settings, ModelPool pool) {
        DuckDb duckDb = new DuckDb(1, settings.tableMemoryMegabytes());
        DatasetFile datasetFile = new DatasetFile(duckDb);
        return new WorkerDefinition(
                Service.LABEL,
                settings,
                pool.device(),
                List.of(
                        new PrepareTaskRunner(TaskPreparation.bundled(), datasetFile),
                        new PredictRunner(
                                pool::models,
                                new TokenBudget(settings.tokensPerBatch()),
                                datasetFile,
                                new LabelFile(duckDb))));
    }
}
