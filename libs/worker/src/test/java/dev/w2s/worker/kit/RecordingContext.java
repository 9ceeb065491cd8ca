package dev.w2s.worker.kit;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import java.util.ArrayList;
import java.util.List;

/**
 * The context of a job without queue and broker: it keeps what is reported, and stops or kills the job when told to.
 */
public final class RecordingContext implements JobContext {
    private final ArtifactStore store;
    private final Recipe recipe;
    private final List<JobProgress> progress = new ArrayList<>();
    private int reportsUntilStop = Integer.MAX_VALUE;
    private int reportsUntilKill = Integer.MAX_VALUE;
    private int tokenBudgetDivisor = 1;

    /** Stands for the sudden end of the process: no handler of ordinary failures sees it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    public RecordingContext(ArtifactStore store, Recipe recipe) {
        this.store = store;
        this.recipe = recipe;
    }

    /** From the given report on, the job is asked to stop, as when its worker shuts down. */
    public RecordingContext stoppingAfterReports(int reports) {
        reportsUntilStop = reports;
        return this;
    }

    /** The given report ends in {@link Killed}. */
    public RecordingContext killedAfterReports(int reports) {
        reportsUntilKill = reports;
        return this;
    }

    public RecordingContext withTokenBudgetDivisor(int divisor) {
        tokenBudgetDivisor = divisor;
        return this;
    }

    public List<JobProgress> progress() {
        return progress;
    }

    @Override
    public ArtifactStore store() {
        return store;
    }

    @Override
    public ProgressFolder progressFolder() {
        return store.progress(recipe.artifact());
    }

    @Override
    public void progressed(JobProgress report) {
        progress.add(report);
        if (progress.size() >= reportsUntilKill) {
            throw new Killed();
        }
    }

    @Override
    public void downloading(Download download) {
        throw new AssertionError("the model is in the store, so nothing should be downloaded: " + download);
    }

    @Override
    public boolean isStopRequested() {
        return progress.size() >= reportsUntilStop;
    }

    @Override
    public void throwIfStopRequested() {
        if (isStopRequested()) {
            throw new CategorizedException(FailureCategory.INTERRUPTED, "stopped by the test");
        }
    }

    @Override
    public int tokenBudgetDivisor() {
        return tokenBudgetDivisor;
    }
}
