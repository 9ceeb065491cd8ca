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

/** What a job has around it while it runs. */
public interface JobContext {
    /** Where the inputs are; all of them exist when a job starts. */
    ArtifactStore store();

    /**
     * An input of the job.
     *
     * @throws CategorizedException {@code MISSING_INPUT} if it has gone since the job started
     */
    default Artifact input(ArtifactKind kind, Key key) {
        ArtifactId id = new ArtifactId(kind, key);
        return store().find(id)
                .orElseThrow(() -> new CategorizedException(
                        FailureCategory.MISSING_INPUT, id + " is not in the store: run the study again to make it"));
    }

    /** Where this job keeps what it has so far; forgotten when its artifact is published. */
    ProgressFolder progressFolder();

    /** Call as often as you like, at best after every step: about one report a second is sent, the first and the last always. */
    void progressed(JobProgress progress);

    /**
     * What the job waits for, sent as often as its progress is. Whoever tells of a download on its way also tells of its
     * arrival; that is shown until the next {@link #progressed}.
     */
    void downloading(Download download);

    /** Whether to stop at the next point where little is lost: someone cancelled the job, its lock is lost, or the process ends. */
    boolean isStopRequested();

    /**
     * Call it where the job can end, having saved its progress.
     *
     * @throws CategorizedException {@code CANCELLED} or {@code INTERRUPTED} if {@link #isStopRequested}
     */
    void throwIfStopRequested();

    /** 1, doubled for each time this job ran out of memory: divide the token budget of a micro-batch by it. */
    int tokenBudgetDivisor();
}
