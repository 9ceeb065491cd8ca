package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.memory.ResidentMemory;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.model.tuning.FineTuning;
import dev.w2s.model.tuning.FineTuningResult;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes checkpoints. A run that was stopped or killed goes on from its last snapshot, and ends with the same bytes as a
 * run without a break.
 */
final class FineTuneRunner implements JobRunner<FineTune> {
    private final Supplier<ResidentModels> models;
    private final EngineSettings settings;
    private final DuckDb duckDb;

    /** @param models asked for when the first job runs */
    FineTuneRunner(Supplier<ResidentModels> models, EngineSettings settings, DuckDb duckDb) {
        this.models = models;
        this.settings = settings;
        this.duckDb = duckDb;
    }

    @Override
    public Class<FineTune> recipeType() {
        return FineTune.class;
    }

    @Override
    public Product run(FineTune recipe, JobContext context) {
        DatasetArtifact dataset = new DatasetArtifact(context.input(ArtifactKind.DATASET, recipe.dataset()), duckDb);
        Artifact labels = labelSet(recipe.labelSet(), context);
        LabelSetArtifact labelSet = labels == null ? null : new LabelSetArtifact(labels, duckDb);
        Selection selection = new Selection(labelSet(recipe.keptIds(), context), recipe.trainSplit(), recipe.half());
        SelectedTexts examples = SelectedTexts.read(dataset, labelSet, recipe.trainSplit(), selection);
        SelectedTexts validation = SelectedTexts.read(dataset, labelSet, Split.VAL, selection);
        FineTuningResult tuned = tune(recipe, examples.texts(), validation.texts(), context);
        return new Product(tuned::writeTo, measurements(tuned, examples, validation));
    }

    private static Map<String, Double> measurements(
            FineTuningResult tuned, SelectedTexts examples, SelectedTexts validation) {
        return Map.of(
                Product.TOKENS,
                (double) tuned.tokens(),
                "steps",
                (double) tuned.history().steps().size(),
                "bestStep",
                (double) tuned.checkpoint().description().bestStep(),
                "examples",
                (double) examples.texts().size(),
                "examplesLeftOut",
                (double) examples.leftOut(),
                "validationExamples",
                (double) validation.texts().size(),
                "validationExamplesLeftOut",
                (double) validation.leftOut(),
                "estimatedMemoryBytes",
                (double) tuned.memory().peak(),
                "peakResidentBytes",
                (double) ResidentMemory.peak().orElse(0));
    }

    private static @Nullable Artifact labelSet(@Nullable Key key, JobContext context) {
        return key == null ? null : context.input(ArtifactKind.LABEL_SET, key);
    }

    private FineTuningResult tune(
            FineTune recipe, List<LabelledText> examples, List<LabelledText> validation, JobContext context) {
        DownloadWatch downloads = new DownloadWatch(recipe.model(), context);
        try (ResidentModels.Lease lease =
                models.get().lease(recipe.model(), recipe.training().precision(), downloads)) {
            FineTuning tuning = new FineTuning(
                    lease.model(),
                    recipe.model(),
                    recipe.loss(),
                    recipe.training(),
                    settings.withBudgetsDividedBy(context.tokenBudgetDivisor()));
            TrainingProgress progress = new TrainingProgress(context);
            FineTuningResult tuned = tuning.run(
                    examples,
                    validation,
                    recipe.seed(),
                    ProgressStore.in(context.progressFolder()),
                    progress,
                    context::throwIfStopRequested);
            progress.finished(tuned);
            return tuned;
        }
    }
}
