package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.plan.Role;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.study.JobState;
import dev.w2s.study.StudyState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an arm stands, from its jobs and their scores.
 *
 * @param failure the first failure in the order of roles, in words
 */
record ArmAssessment(StudyState state, @Nullable String failure) {
    private static final ArmAssessment RUNNING = new ArmAssessment(StudyState.RUNNING, null);

    static ArmAssessment of(ArmRow arm, Map<String, JobRow> jobs, Map<String, ScoreRow> scores) {
        for (Role role : Role.values()) {
            JobRow job = jobs.get(arm.jobs.get(role));
            if (job != null && job.state == JobState.FAILED) {
                return failed(job.title + " failed: " + job.failure);
            }
        }
        boolean complete = true;
        for (Role role : Role.SCORED) {
            ScoreRow score = scores.get(arm.jobs.get(role));
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
