package dev.w2s.probe.fitting;

import dev.w2s.artifact.content.ActivationsArtifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.fitting.ProbeData;
import dev.w2s.probing.fitting.ProbeResult;
import dev.w2s.probing.fitting.ProbeRun;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes what {@link FitProbe} describes. Its progress is counted in splits: all probes have nothing finer in common.
 */
public final class FitProbeRunner implements JobRunner<FitProbe> {
    private final Supplier<Torch> torch;
    private final int block;
    private final DuckDb duckDb;

    /**
     * @param torch asked for when the first job runs
     * @param block rows of activations that a thread has in hand at a time; changes memory, and numbers by rounding
     *     alone
     */
    public FitProbeRunner(Supplier<Torch> torch, int block, DuckDb duckDb) {
        this.torch = torch;
        this.block = block;
        this.duckDb = duckDb;
    }

    @Override
    public Class<FitProbe> recipeType() {
        return FitProbe.class;
    }

    @Override
    public Product run(FitProbe recipe, JobContext context) {
        ProbeData data = new ProbeData(
                torch.get(),
                new ActivationsArtifact(context.input(ArtifactKind.ACTIVATIONS, recipe.activations())),
                recipe.layer(),
                new DatasetArtifact(context.input(ArtifactKind.DATASET, recipe.dataset()), duckDb),
                new LabelSetArtifact(context.input(ArtifactKind.LABEL_SET, recipe.labelSet()), duckDb));
        int splits = ProbeRun.splits(recipe).size();
        AtomicInteger done = new AtomicInteger();
        context.progressed(JobProgress.of(0, splits, 0));
        ProbeResult result = new ProbeRun(
                        recipe,
                        data,
                        () -> context.progressed(JobProgress.of(done.incrementAndGet(), splits, 0)),
                        context::throwIfStopRequested)
                .result(Math.max(1, block / context.tokenBudgetDivisor()));
        return new Product(folder -> result.writeTo(folder, data.dataset()), result.measurements());
    }
}
