package dev.w2s.eval.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.plan.Role;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArmAssessmentTest {
    private static final List<Role> ROLES = List.of(
            Role.DATASET,
            Role.WEAK,
            Role.WEAK_PREDICTIONS,
            Role.STUDENT,
            Role.STUDENT_PREDICTIONS,
            Role.CEILING,
            Role.CEILING_PREDICTIONS);

    private final ArmRow arm = new ArmRow();
    private final Map<String, JobRow> jobs = new LinkedHashMap<>();
    private final Map<String, ScoreRow> scores = new HashMap<>();

    @BeforeEach
    void anArmWhoseJobsHaveFinished() {
        for (Role role : ROLES) {
            JobRow job = new JobRow();
            job.key = role.label();
            job.title = "do " + role.label();
            job.state = JobState.FINISHED;
            arm.jobs.put(role.label(), job.key);
            jobs.put(job.key, job);
        }
        Role.SCORED.forEach(role -> scores.put(role.label(), new ScoreRow()));
    }

    @Test
    void withAllScoresItIsComplete() {
        assertThat(assessment()).isEqualTo(new ArmAssessment(StudyState.COMPLETED, null));
    }

    @Test
    void withoutAScoreItRuns() {
        // given
        scores.remove(Role.CEILING_PREDICTIONS.label());

        // then
        assertThat(assessment()).isEqualTo(new ArmAssessment(StudyState.RUNNING, null));
    }

    @Test
    void anArmWithoutACeilingNeedsNoScoreOfIt() {
        // given
        arm.jobs.remove(Role.CEILING.label());
        arm.jobs.remove(Role.CEILING_PREDICTIONS.label());
        scores.remove(Role.CEILING_PREDICTIONS.label());

        // then
        assertThat(assessment()).isEqualTo(new ArmAssessment(StudyState.COMPLETED, null));
    }

    @Test
    void aFailureOfAnotherArmsJobIsNotTheArms() {
        // given
        JobRow other = new JobRow();
        other.key = "other";
        other.state = JobState.FAILED;
        jobs.put(other.key, other);

        // then
        assertThat(assessment().state()).isEqualTo(StudyState.COMPLETED);
    }

    @Test
    void theFirstFailureIsTheArms() {
        // given
        fail(Role.STUDENT, "needs do weak, which failed: NaN loss");
        fail(Role.WEAK, "NaN loss");

        // then
        assertThat(assessment()).isEqualTo(new ArmAssessment(StudyState.FAILED, "do weak failed: NaN loss"));
    }

    @Test
    void aScoreThatFailedFailsTheArm() {
        // given
        scores.get(Role.STUDENT_PREDICTIONS.label()).failure = "p of example 'a' is NaN";

        // then
        assertThat(assessment())
                .isEqualTo(new ArmAssessment(
                        StudyState.FAILED, "scoring the student-predictions failed: p of example 'a' is NaN"));
    }

    private void fail(Role role, String message) {
        JobRow job = jobs.get(role.label());
        job.state = JobState.FAILED;
        job.attempt.failure = message;
    }

    private ArmAssessment assessment() {
        return ArmAssessment.of(arm, jobs, scores);
    }
}
