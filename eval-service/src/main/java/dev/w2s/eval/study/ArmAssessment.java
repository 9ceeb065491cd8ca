package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.plan.Role;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of an arm, as it follows from its jobs and their scores.
 *
 * @param failure a sentence about the first failure, in the order of the study's jobs; null where nothing has failed
 */
record ArmAssessment(StudyState state, @Nullable String failure) {
    private static final ArmAssessment RUNNING = new ArmAssessment(StudyState.RUNNING, null);

    /** @param jobs the study's jobs by key, inputs before the jobs that need them */
    static ArmAssessment of(ArmRow arm, Map<String, JobRow> jobs, Map<String, ScoreRow> scores) {
        for (JobRow job : jobs.values()) {
            if (job.state == JobState.FAILED && arm.jobs.containsValue(job.key)) {
                return failed(job.title + " failed: " + job.attempt.failure);
            }
        }
        boolean complete = true;
        for (Role role : Role.SCORED) {
            String key = arm.jobOf(role);
            if (key == null) {
                continue;
            }
            ScoreRow score = scores.get(key);
            if (score != null && score.failure != null) {
                return failed("scoring the " + role.label() + " failed: " + score.failure);
            }
            complete &= score != null;
        }
        return complete ? new ArmAssessment(StudyState.COMPLETED, null) : RUNNING;
    }

    private static ArmAssessment failed(String failure) {
        return new ArmAssessment(StudyState.FAILED, failure);
    }
}
