package dev.w2s.label;

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

/** A job's surroundings without queue and broker: keeps what is reported, stops when told to. */
public final class RecordingContext implements JobContext {
    private final ArtifactStore store;
    private final Recipe recipe;
    private final List<JobProgress> progress = new ArrayList<>();
    private int reportsUntilStop = Integer.MAX_VALUE;

    public RecordingContext(ArtifactStore store, Recipe recipe) {
        this.store = store;
        this.recipe = recipe;
    }

    public RecordingContext stoppingAfterReports(int reports) {
        reportsUntilStop = reports;
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
    }

    @Override
    public void downloading(Download download) {
        throw new AssertionError("these models are here, and nothing is downloaded: " + download);
    }

    @Override
    public boolean isStopRequested() {
        return progress.size() >= reportsUntilStop;
    }

    @Override
    public void throwIfStopRequested() {
        if (isStopRequested()) {
            throw new CategorizedException(FailureCategory.CANCELLED, "stopped by the test");
        }
    }

    @Override
    public int tokenBudgetDivisor() {
        return 1;
    }
}
