package dev.w2s.probe.extraction;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.probing.activation.ActivationFile;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes activations: a file a split, all layers in one pass. Rows go to the disk as they come, into the job's progress, which
 * is saved after each split: a run that was killed goes on with the next.
 */
public final class ExtractActivationsRunner implements JobRunner<ExtractActivations> {
    private final Supplier<ResidentModels> models;
    private final TokenBudget budget;
    private final DatasetFile datasetFile;

    /** @param models asked for when the first job runs */
    public ExtractActivationsRunner(Supplier<ResidentModels> models, TokenBudget budget, DatasetFile datasetFile) {
        this.models = models;
        this.budget = budget;
        this.datasetFile = datasetFile;
    }

    @Override
    public Class<ExtractActivations> recipeType() {
        return ExtractActivations.class;
    }

    @Override
    public Product run(ExtractActivations recipe, JobContext context) {
        require(
                recipe.formula() == ExtractActivations.FORMULA,
                "formula",
                recipe.formula(),
                "is not what this probe-service computes, which is " + ExtractActivations.FORMULA
                        + ": run the same version of all services");
        Map<Split, Path> splits = splits(recipe, context.input(ArtifactKind.DATASET, recipe.dataset()));
        TokenBudget affordable = budget.dividedBy(context.tokenBudgetDivisor());
        DownloadWatch downloads = new DownloadWatch(recipe.model(), context);
        try (ResidentModels.Lease base = models.get().lease(recipe.model(), recipe.precision(), downloads);
                HiddenStates states = new HiddenStates(base.model(), recipe.model(), recipe.layers(), affordable)) {
            SplitExtraction extraction = new SplitExtraction(
                    datasetFile,
                    states,
                    recipe.layers(),
                    base.model().architecture().hiddenSize());
            long tokens = extractAll(splits, extraction, context);
            return new Product(
                    folder -> copyAll(context.progressFolder().latest(), folder),
                    Map.of(Product.TOKENS, (double) tokens));
        }
    }

    private long extractAll(Map<Split, Path> splits, SplitExtraction extraction, JobContext context) {
        ProgressFolder saved = context.progressFolder();
        Map<Split, Path> open = new EnumMap<>(splits);
        open.keySet().removeIf(split -> isSaved(saved.latest(), split));
        long examples = count(splits);
        ExtractionProgress progress = new ExtractionProgress(context, examples, examples - count(open));
        open.forEach((split, file) -> {
            Optional<Path> before = saved.latest();
            saved.save(folder -> {
                copyAll(before, folder);
                extraction.run(file, folder.resolve(ActivationFile.of(split)), progress, context::throwIfStopRequested);
            });
        });
        return progress.tokens();
    }

    private static boolean isSaved(Optional<Path> latest, Split split) {
        return latest.map(folder -> folder.resolve(ActivationFile.of(split)))
                .filter(Files::exists)
                .isPresent();
    }

    /** Files that never change again need not be there twice: both names are of the same bytes, where the disk can do that. */
    private static void copyAll(Optional<Path> from, Path to) throws IOException {
        if (from.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.list(from.get())) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(file.getFileName());
                try {
                    Files.createLink(copy, file);
                } catch (IOException | UnsupportedOperationException noLinksHere) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private long count(Map<Split, Path> splits) {
        return splits.values().stream().mapToLong(this::count).sum();
    }

    private long count(Path file) {
        try (Stream<Example> examples = datasetFile.stream(file)) {
            return examples.count();
        }
    }

    private static Map<Split, Path> splits(ExtractActivations recipe, Artifact dataset) {
        Map<Split, Path> files = new EnumMap<>(Split.class);
        recipe.splits().forEach(split -> files.put(split, dataset.file(split.label() + ".parquet")));
        return files;
    }
}
