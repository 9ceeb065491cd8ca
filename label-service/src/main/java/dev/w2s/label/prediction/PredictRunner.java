package dev.w2s.label.prediction;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.labelling.CrossFitting;
import dev.w2s.model.labelling.SplitLabelling;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.Classifier;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.worker.ExampleProgress;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes label sets: the labels of every split that the recipe names, and how good they are against ground truth. */
public final class PredictRunner implements JobRunner<Predict> {
    private final Supplier<ResidentModels> models;
    private final TokenBudget budget;
    private final DuckDb duckDb;

    /** @param models asked for when the first job runs, so that a worker that only prepares tasks starts no engine */
    public PredictRunner(Supplier<ResidentModels> models, TokenBudget budget, DuckDb duckDb) {
        this.models = models;
        this.budget = budget;
        this.duckDb = duckDb;
    }

    @Override
    public Class<Predict> recipeType() {
        return Predict.class;
    }

    @Override
    public Product run(Predict recipe, JobContext context) {
        Path checkpoint = checkpoint(recipe.checkpoint(), context);
        DatasetArtifact dataset = new DatasetArtifact(context.input(ArtifactKind.DATASET, recipe.dataset()), duckDb);
        ExampleProgress progress = new ExampleProgress(context, predictions(recipe, dataset), 0);
        SplitLabelling labelling = new SplitLabelling(
                dataset, recipe.splits(), progress::exampleDone, progress::batchDone, context::throwIfStopRequested);
        Map<Split, List<SoftLabel>> labels = recipe.crossFitted() == null
                ? labels(checkpoint, null, labelling, context)
                : crossFitted(checkpoint(recipe.crossFitted(), context), checkpoint, labelling, context);
        return new Product(folder -> LabelSetArtifact.write(folder, labels, dataset), Map.of(Product.TOKENS, (double)
                progress.tokens()));
    }

    private static Path checkpoint(Key key, JobContext context) {
        return context.input(ArtifactKind.CHECKPOINT, key).folder();
    }

    private Map<Split, List<SoftLabel>> crossFitted(
            Path ofFirstHalf, Path ofSecondHalf, SplitLabelling labelling, JobContext context) {
        Map<Split, List<SoftLabel>> firstHalf = labels(ofSecondHalf, Half.FIRST, labelling, context);
        Map<Split, List<SoftLabel>> secondHalf = labels(ofFirstHalf, Half.SECOND, labelling, context);
        return CrossFitting.joined(labelling.dataset(), firstHalf, secondHalf);
    }

    private Map<Split, List<SoftLabel>> labels(
            Path checkpoint, @Nullable Half only, SplitLabelling labelling, JobContext context) {
        CheckpointDescription description = CheckpointDescription.read(checkpoint);
        DownloadWatch downloads = new DownloadWatch(description.model(), context);
        TokenBudget affordable = budget.dividedBy(context.tokenBudgetDivisor());
        try (ResidentModels.Lease base = models.get().lease(description.model(), description.precision(), downloads);
                Classifier classifier = Classifier.open(base.model(), checkpoint, affordable)) {
            return labelling.labels(classifier, only);
        }
    }

    /** Cross-fitted, two checkpoints label everything but strong_train, of which each labels its half. */
    private static long predictions(Predict recipe, DatasetArtifact dataset) {
        int checkpoints = recipe.crossFitted() == null ? 1 : 2;
        return recipe.splits().stream()
                .mapToLong(split -> dataset.count(split) * (split == Split.STRONG_TRAIN ? 1 : checkpoints))
                .sum();
    }
}
