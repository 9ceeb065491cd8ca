package dev.w2s.probe.extraction;

import dev.w2s.artifact.ProgressFolder;
import dev.w2s.artifact.content.ActivationsArtifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.probing.activation.ActivationExtraction;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.worker.ExampleProgress;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes activations: a file for each split, all layers in one pass. Rows go to the disk as they come, into the job's
 * progress, which is saved after each split: a run that was killed goes on with the next split.
 */
public final class ExtractActivationsRunner implements JobRunner<ExtractActivations> {
    private final Supplier<ResidentModels> models;
    private final TokenBudget budget;
    private final DuckDb duckDb;

    /** @param models asked for when the first job runs */
    public ExtractActivationsRunner(Supplier<ResidentModels> models, TokenBudget budget, DuckDb duckDb) {
        this.models = models;
        this.budget = budget;
        this.duckDb = duckDb;
    }

    @Override
    public Class<ExtractActivations> recipeType() {
        return ExtractActivations.class;
    }

    @Override
    public Product run(ExtractActivations recipe, JobContext context) {
        DatasetArtifact dataset = new DatasetArtifact(context.input(ArtifactKind.DATASET, recipe.dataset()), duckDb);
        TokenBudget affordable = budget.dividedBy(context.tokenBudgetDivisor());
        DownloadWatch downloads = new DownloadWatch(recipe.model(), context);
        try (ResidentModels.Lease base = models.get().lease(recipe.model(), recipe.precision(), downloads);
                HiddenStates states = new HiddenStates(base.model(), recipe.model(), recipe.layers(), affordable)) {
            ActivationExtraction extraction = new ActivationExtraction(
                    dataset,
                    states,
                    recipe.layers(),
                    base.model().architecture().hiddenSize());
            long tokens = extractAll(recipe.splits(), extraction, context);
            return new Product(
                    folder -> copyAll(context.progressFolder().latest(), folder),
                    Map.of(Product.TOKENS, (double) tokens));
        }
    }

    private static long extractAll(List<Split> splits, ActivationExtraction extraction, JobContext context) {
        ProgressFolder saved = context.progressFolder();
        Optional<Path> left = saved.latest();
        List<Split> open = new ArrayList<>(splits);
        open.removeIf(split -> left.filter(folder -> ActivationsArtifact.hasSplit(folder, split))
                .isPresent());
        long examples = count(splits, extraction.dataset());
        ExampleProgress progress = new ExampleProgress(context, examples, examples - count(open, extraction.dataset()));
        open.forEach(split -> {
            Optional<Path> before = saved.latest();
            saved.save(folder -> {
                copyAll(before, folder);
                extraction.write(
                        split, folder, progress::exampleDone, progress::batchDone, context::throwIfStopRequested);
            });
        });
        return progress.tokens();
    }

    private static long count(Collection<Split> splits, DatasetArtifact dataset) {
        return splits.stream().mapToLong(dataset::count).sum();
    }

    /** Links the files instead of copying them, where the disk can do that: they never change again. */
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
}
