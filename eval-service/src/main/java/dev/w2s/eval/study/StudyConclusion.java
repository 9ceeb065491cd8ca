package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.job.OneWriter;
import dev.w2s.eval.plan.Role;
import dev.w2s.eval.reconcile.EachIsolated;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.eval.score.ScoreRow;
import dev.w2s.eval.score.Scores;
import dev.w2s.events.LogContext;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends arms whose outcome is clear, and studies whose arms and jobs have all ended. */
@ApplicationScoped
public class StudyConclusion implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(StudyConclusion.class);

    private final OneWriter writer;
    private final Studies studies;
    private final Arms arms;
    private final Jobs jobs;
    private final Scores scores;
    private final InstantSource clock;

    StudyConclusion(OneWriter writer, Studies studies, Arms arms, Jobs jobs, Scores scores, InstantSource clock) {
        this.writer = writer;
        this.studies = studies;
        this.arms = arms;
        this.jobs = jobs;
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.CONCLUDE;
    }

    @Override
    public int act() {
        return EachIsolated.act(QuarkusTransaction.requiringNew().call(studies::runningIds), id -> {
            try (LogContext study = LogContext.study(id)) {
                return writer.call(() -> conclude(id));
            }
        });
    }

    private int conclude(String id) {
        StudyRow study = studies.require(id);
        if (study.state.isEnded()) {
            return 0;
        }
        List<JobRow> rows = jobs.list("key in ?1", study.jobKeys());
        Map<String, JobRow> byKey = inOrder(study.jobKeys(), rows);
        Map<String, ScoreRow> scored = scores.of(study.jobKeys());
        int changed = 0;
        List<ArmRow> studyArms = arms.of(id);
        for (ArmRow arm : studyArms) {
            ArmAssessment assessment = ArmAssessment.of(arm, byKey, scored);
            changed += assessment.state() == arm.state ? 0 : 1;
            arm.state = assessment.state();
            arm.failure = assessment.failure();
        }
        boolean armsEnded = studyArms.stream().allMatch(arm -> arm.state.isEnded());
        boolean jobsEnded = rows.stream().allMatch(job -> job.state.isEnded());
        if (armsEnded && jobsEnded && allIsScored(studyArms, byKey, scored)) {
            boolean complete = studyArms.stream().allMatch(arm -> arm.state == StudyState.COMPLETED);
            study.end(complete ? StudyState.COMPLETED : StudyState.FAILED, clock.instant());
            LOG.info("study {} has ended: {}", id, study.state.label());
            changed++;
        }
        return changed;
    }

    private static Map<String, JobRow> inOrder(List<String> keys, List<JobRow> rows) {
        Map<String, JobRow> byKey = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingInt(row -> keys.indexOf(row.key)))
                .forEach(row -> byKey.put(row.key, row));
        return byKey;
    }

    /** A failed arm shows the scores of those of its models that exist. */
    private static boolean allIsScored(List<ArmRow> arms, Map<String, JobRow> jobs, Map<String, ScoreRow> scores) {
        return arms.stream()
                .flatMap(arm -> Role.SCORED.stream().map(arm::jobOf).filter(Objects::nonNull))
                .allMatch(key -> scores.containsKey(key)
                        || Objects.requireNonNull(jobs.get(key), key).state != JobState.FINISHED);
    }
}
