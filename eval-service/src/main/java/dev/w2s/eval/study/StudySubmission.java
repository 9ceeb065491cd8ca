package dev.w2s.eval.study;

import dev.w2s.artifact.Artifact;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.eval.plan.PlannedJob;
import dev.w2s.eval.plan.StudyPlan;
import dev.w2s.eval.plan.StudyPlanner;
import dev.w2s.eval.reconcile.Nudge;
import dev.w2s.events.LogContext;
import dev.w2s.study.Study;
import dev.w2s.study.recipe.Key;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts studies, whether they come over HTTP or as events. */
@ApplicationScoped
public class StudySubmission {
    private static final Logger LOG = LoggerFactory.getLogger(StudySubmission.class);

    private final StudyPlanner planner;
    private final StudyArtifacts artifacts;
    private final StudyAdmission admission;
    private final Nudge nudge;

    StudySubmission(StudyPlanner planner, StudyArtifacts artifacts, StudyAdmission admission, Nudge nudge) {
        this.planner = planner;
        this.artifacts = artifacts;
        this.admission = admission;
        this.nudge = nudge;
    }

    /**
     * Plans the study and writes it into the database; its jobs start soon after. A study without an id gets one.
     *
     * @throws dev.w2s.study.failure.CategorizedException if it cannot be run as it is written
     * @throws StudyConflictException if another study has its id
     */
    public SubmittedStudy submit(Study wanted) {
        Study study = wanted.id() == null ? wanted.withId(StudyIds.next(wanted.name())) : wanted;
        try (LogContext context = LogContext.study(String.valueOf(study.id()))) {
            return accept(study);
        }
    }

    private SubmittedStudy accept(Study study) {
        if (admission.isKnown(study)) {
            return new SubmittedStudy(String.valueOf(study.id()), false);
        }
        StudyPlan plan = planner.plan(study);
        SubmittedStudy admitted = admission.admit(plan, present(plan));
        if (admitted.isNew()) {
            LOG.info(
                    "study {} accepted: {} arms, {} jobs",
                    admitted.id(),
                    plan.arms().size(),
                    plan.jobs().size());
            nudge.nudge();
        }
        return admitted;
    }

    private Map<Key, Artifact> present(StudyPlan plan) {
        Map<Key, Artifact> present = new HashMap<>();
        for (PlannedJob job : plan.jobs()) {
            artifacts.find(job.recipe().artifact()).ifPresent(artifact -> present.put(job.key(), artifact));
        }
        return present;
    }
}
