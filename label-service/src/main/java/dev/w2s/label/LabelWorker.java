package dev.w2s.label;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.hub.HubSettings;
import dev.w2s.label.prediction.PredictRunner;
import dev.w2s.label.preparation.PrepareTaskRunner;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.tokenizer.MiniLmTokens;
import dev.w2s.pool.ModelPool;
import dev.w2s.study.job.Service;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.source.DataSources;
import dev.w2s.task.source.SourceSettings;
import dev.w2s.worker.WorkerDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** The worker on the queue of label jobs, which are prepare-task and predict. */
final class LabelWorker {
    private LabelWorker() {}

    @Produces
    @Singleton
    static WorkerDefinition labelWorker(LabelSettings settings, ModelPool pool) {
        DuckDb duckDb = new DuckDb(1, settings.tableMemoryMegabytes());
        return new WorkerDefinition(
                Service.LABEL,
                settings,
                pool.device(),
                List.of(
                        new PrepareTaskRunner(
                                preparation(settings),
                                new TokenCounter(MiniLmTokens.NAME, new MiniLmTokens()::count),
                                duckDb),
                        new PredictRunner(pool::models, new TokenBudget(settings.tokensPerBatch()), duckDb)));
    }

    private static TaskPreparation preparation(LabelSettings settings) {
        DuckDb duckDb = new DuckDb(1, settings.preparationMemoryMegabytes());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        SourceSettings sources = new SourceSettings(
                settings.taskFolders().orElse(List.of()),
                settings.taskFiles().orElse(temporary.resolve("w2s-task-files")),
                settings.largestDownloadMegabytes() * 1_000_000,
                settings.privateHosts(),
                () -> HubSettings.fromEnvironment(System.getenv()),
                LabelWorker.class.getClassLoader());
        return new TaskPreparation(DataSources.of(sources), duckDb, temporary);
    }
}
