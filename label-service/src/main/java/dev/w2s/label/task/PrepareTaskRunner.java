package dev.w2s.label.task;

import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes datasets: {@code <split>.parquet} for every split, and {@link TaskCard#FILE}. */
public final class PrepareTaskRunner implements JobRunner<PrepareTask> {
    private final TaskPreparation preparation;
    private final DatasetFile datasetFile;

    public PrepareTaskRunner(TaskPreparation preparation, DatasetFile datasetFile) {
        this.preparation = preparation;
        this.datasetFile = datasetFile;
    }

    @Override
    public Class<PrepareTask> recipeType() {
        return PrepareTask.class;
    }

    @Override
    public Product run(PrepareTask recipe, JobContext context) {
        int examples =
                recipe.sizes().train() + recipe.sizes().val() + recipe.sizes().test();
        context.progressed(JobProgress.of(0, examples, 0));
        PreparedTask prepared = preparation.prepare(recipe);
        context.throwIfStopRequested();
        context.progressed(JobProgress.of(examples, examples, 0));
        return new Product(folder -> write(prepared, folder), Map.of("examples", (double) examples));
    }

    private void write(PreparedTask prepared, Path folder) throws IOException {
        for (Map.Entry<Split, List<SourceRecord>> split : prepared.splits().entrySet()) {
            List<Example> examples = split.getValue().stream()
                    .map(record -> new Example(record.id(), record.group(), record.text(), record.label()))
                    .toList();
            datasetFile.write(folder.resolve(split.getKey().label() + ".parquet"), examples);
        }
        byte[] card = StudyJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(prepared.card());
        Files.write(folder.resolve(TaskCard.FILE), card);
    }
}
