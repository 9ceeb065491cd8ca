package dev.w2s.worker;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.study.failure.CategorizedException;

/** What a job has around it while it runs. */
public interface JobContext {
    /** Where the inputs are; all of them exist when a job starts. */
    ArtifactStore store();

    /** Where this job keeps what it has so far; forgotten when its artifact is published. */
    ProgressFolder progressFolder();

    /** Call as often as you like, at best after every step: about one report a second is sent, the first and the last always. */
    void progressed(JobProgress progress);

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
