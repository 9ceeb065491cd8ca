package dev.w2s.worker;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;

/** What a job may use while it runs. */
public interface JobContext {
    /** Returns the store with the inputs of the job; all of them exist when it starts. */
    ArtifactStore store();

    /**
     * Returns an input of the job.
     *
     * @throws CategorizedException {@code MISSING_INPUT} if it has gone since the job started
     */
    default Artifact input(ArtifactKind kind, Key key) {
        ArtifactId id = new ArtifactId(kind, key);
        return store().find(id)
                .orElseThrow(() -> new CategorizedException(
                        FailureCategory.MISSING_INPUT, id + " is not in the store: run the study again to make it"));
    }

    /** Returns the folder where this job keeps what it has so far. It is cleared when the artifact is published. */
    ProgressFolder progressFolder();

    /** Reports progress. Call it after every step: about one report a second is sent, the first and the last always. */
    void progressed(JobProgress progress);

    /**
     * Reports a download that the job waits for; it is sent as often as progress is. Whoever reports a download under
     * way also reports its arrival, and that is shown until the next {@link #progressed}.
     */
    void downloading(Download download);

    /**
     * Returns whether to stop at the next point where little is lost: someone cancelled the job, its lock is lost, or
     * the process ends.
     */
    boolean isStopRequested();

    /**
     * Ends the job if it should stop. Call it where the job can end, after it has saved its progress.
     *
     * @throws CategorizedException {@code CANCELLED} or {@code INTERRUPTED} if {@link #isStopRequested}
     */
    void throwIfStopRequested();

    /** Returns 1, doubled for each time this job ran out of memory: divide the token budget of a micro-batch by it. */
    int tokenBudgetDivisor();
}
