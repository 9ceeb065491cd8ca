package dev.w2s.label.prediction;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.LabelQualities;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes label sets: {@code <split>.parquet} for every split that the recipe names, and {@link LabelQualities}. A split's
 * labels don't depend on which others are asked for with it: no batch holds texts of two.
 */
public final class PredictRunner implements JobRunner<Predict> {
    private final Supplier<ResidentModels> models;
    private final TokenBudget budget;
    private final DatasetFile datasetFile;
    private final LabelFile labelFile;

    /** @param models asked for when the first job runs, so that a worker that only prepares tasks starts no engine */
    public PredictRunner(
            Supplier<ResidentModels> models, TokenBudget budget, DatasetFile datasetFile, LabelFile labelFile) {
        this.models = models;
        this.budget = budget;
        this.datasetFile = datasetFile;
        this.labelFile = labelFile;
    }

    @Override
    public Class<Predict> recipeType() {
        return Predict.class;
    }

    @Override
    public Product run(Predict recipe, JobContext context) {
        require(
                recipe.formula() == Predict.FORMULA,
                "formula",
                recipe.formula(),
                "is not what this label-service computes, which is " + Predict.FORMULA
                        + ": run the same version of all services");
        Path checkpoint =
                context.input(ArtifactKind.CHECKPOINT, recipe.checkpoint()).folder();
        Map<Split, Path> files = files(recipe, context.input(ArtifactKind.DATASET, recipe.dataset()));
        PredictionProgress progress = new PredictionProgress(context, predictions(recipe, files));
        TokenBudget affordable = budget.dividedBy(context.tokenBudgetDivisor());
        Labelling labelling = new Labelling(models.get(), affordable, datasetFile, files, progress, context);
        Map<Split, List<LabelRow>> rows = recipe.crossFitted() == null
                ? labelling.by(checkpoint, null)
                : labelling.crossFitted(
                        context.input(ArtifactKind.CHECKPOINT, recipe.crossFitted())
                                .folder(),
                        checkpoint);
        return new Product(folder -> write(rows, files, folder), Map.of(Product.TOKENS, (double) progress.tokens()));
    }

    private void write(Map<Split, List<LabelRow>> rows, Map<Split, Path> files, Path folder) {
        Map<Split, LabelQuality> qualities = new EnumMap<>(Split.class);
        rows.forEach((split, labels) -> {
            labelFile.write(folder.resolve(fileOf(split)), labels);
            try (Stream<Example> truth = datasetFile.stream(Objects.requireNonNull(files.get(split)))) {
                qualities.put(split, LabelQualities.measure(truth, labels));
            }
        });
        new LabelQualities(qualities).writeTo(folder);
    }

    /** Cross-fitted, two checkpoints label everything but strong_train, of which each labels its half. */
    private long predictions(Predict recipe, Map<Split, Path> files) {
        int checkpoints = recipe.crossFitted() == null ? 1 : 2;
        return files.entrySet().stream()
                .mapToLong(file -> count(file.getValue()) * (file.getKey() == Split.STRONG_TRAIN ? 1 : checkpoints))
                .sum();
    }

    private long count(Path file) {
        try (Stream<Example> examples = datasetFile.stream(file)) {
            return examples.count();
        }
    }

    private static Map<Split, Path> files(Predict recipe, Artifact dataset) {
        Map<Split, Path> files = new EnumMap<>(Split.class);
        recipe.splits().forEach(split -> files.put(split, dataset.file(fileOf(split))));
        return files;
    }

    private static String fileOf(Split split) {
        return split.label() + ".parquet";
    }
}
