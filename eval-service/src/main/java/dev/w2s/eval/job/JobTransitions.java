package dev.w2s.eval.job;

import static dev.w2s.study.job.JobState.CANCELLED;
import static dev.w2s.study.job.JobState.FAILED;
import static dev.w2s.study.job.JobState.FINISHED;
import static dev.w2s.study.job.JobState.RELEASED;
import static dev.w2s.study.job.JobState.RUNNING;
import static dev.w2s.study.job.JobState.WAITING;

import dev.w2s.study.job.JobState;
import java.util.Map;
import java.util.Optional;

/** The one table of a job's states. A signal that is not in a state's row changes nothing. */
public final class JobTransitions {
    private static final Map<JobState, Map<JobSignal, JobState>> TABLE = Map.of(
            WAITING,
                    Map.of(
                            JobSignal.INPUTS_READY, RELEASED,
                            JobSignal.INPUT_FAILED, FAILED,
                            JobSignal.ARTIFACT_FOUND, FINISHED,
                            JobSignal.CANCELLED, CANCELLED),
            RELEASED,
                    Map.of(
                            JobSignal.INPUT_LOST, WAITING,
                            JobSignal.STARTED, RUNNING,
                            JobSignal.PROGRESSED, RUNNING,
                            JobSignal.RETRYING, RELEASED,
                            JobSignal.FAILED, FAILED,
                            JobSignal.STOPPED, WAITING,
                            JobSignal.FINISHED, FINISHED,
                            JobSignal.ARTIFACT_FOUND, FINISHED,
                            JobSignal.CANCELLED, CANCELLED),
            RUNNING,
                    Map.of(
                            JobSignal.STARTED, RUNNING,
                            JobSignal.PROGRESSED, RUNNING,
                            JobSignal.RETRYING, RELEASED,
                            JobSignal.FAILED, FAILED,
                            JobSignal.STOPPED, WAITING,
                            JobSignal.FINISHED, FINISHED,
                            JobSignal.ARTIFACT_FOUND, FINISHED,
                            JobSignal.CANCELLED, CANCELLED),
            FINISHED, Map.of(JobSignal.NEEDED_AGAIN, WAITING),
            FAILED, Map.of(JobSignal.NEEDED_AGAIN, WAITING, JobSignal.ARTIFACT_FOUND, FINISHED),
            CANCELLED, Map.of(JobSignal.NEEDED_AGAIN, WAITING, JobSignal.ARTIFACT_FOUND, FINISHED));

    private JobTransitions() {}

    /**
     * Returns the state after {@code signal}, which may be the same; empty where the signal means nothing in this
     * state.
     */
    public static Optional<JobState> next(JobState state, JobSignal signal) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(signal));
    }
}
