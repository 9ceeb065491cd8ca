package dev.w2s.label.preparation;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.task.PreparedTask;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.example.FormattedExample;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes datasets: the examples of every split, and the {@link TaskCard}. */
public final class PrepareTaskRunner implements JobRunner<PrepareTask> {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareTaskRunner.class);

    private final TaskPreparation preparation;
    private final TokenCounter tokens;
    private final DuckDb duckDb;

    public PrepareTaskRunner(TaskPreparation preparation, TokenCounter tokens, DuckDb duckDb) {
        this.preparation = preparation;
        this.tokens = tokens;
        this.duckDb = duckDb;
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
        PreparedTask prepared = preparation.prepare(recipe, new JobWatch(context));
        context.throwIfStopRequested();
        TaskCard card = prepared.card(recipe.data().source(), tokens);
        card.warnings().forEach(warning -> LOG.warn("{}: {}", recipe.data().source(), warning));
        context.progressed(JobProgress.of(examples, examples, 0));
        return new Product(
                folder -> write(prepared.splits().examples(), card, folder), Map.of("examples", (double) examples));
    }

    private void write(Map<Split, List<FormattedExample>> splits, TaskCard card, Path folder) throws IOException {
        for (Map.Entry<Split, List<FormattedExample>> split : splits.entrySet()) {
            List<Example> examples = split.getValue().stream()
                    .map(example -> new Example(example.id(), example.group(), example.text(), example.label()))
                    .toList();
            DatasetArtifact.write(folder, split.getKey(), examples, duckDb);
        }
        DatasetArtifact.writeCard(folder, card);
    }
}
