package dev.w2s.worker;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.study.job.Download;

/** One run of a job's runner; a job that ran out of memory has several. */
record RunningJob(ClaimedJob claim, ArtifactStore store, JobProgressSink progressSink, int tokenBudgetDivisor)
        implements JobContext {
    @Override
    public ProgressFolder progressFolder() {
        return store.progress(claim.request().recipe().artifact());
    }

    @Override
    public void progressed(JobProgress progress) {
        progressSink.progressed(progress);
    }

    @Override
    public void downloading(Download download) {
        progressSink.downloading(download);
    }

    @Override
    public boolean isStopRequested() {
        return claim.stopRequest().isPresent();
    }

    @Override
    public void throwIfStopRequested() {
        claim.throwIfStopRequested();
    }
}
