package dev.w2s.worker;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is. Speed and remaining time are measured from the first report of a run, so send one before the first
 * step, at the step where the run resumes.
 *
 * @param step done so far: optimizer steps, or examples where nothing is trained
 * @param tokens that went through the model since this run started or resumed
 * @param loss of the last optimizer batch
 * @param valAuc of the last evaluation, in [0, 1]
 */
public record JobProgress(
        long step,
        long totalSteps,
        long tokens,
        @Nullable Double loss,
        @Nullable Double valAuc) {

    /** Returns the progress of a job that trains nothing. */
    public static JobProgress of(long step, long totalSteps, long tokens) {
        return new JobProgress(step, totalSteps, tokens, null, null);
    }

    boolean isLast() {
        return step >= totalSteps;
    }
}
