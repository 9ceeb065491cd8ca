package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.study.StudyState;
import dev.w2s.study.view.StudySummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** Reads the summaries of studies. */
@ApplicationScoped
class Summaries {
    private final EntityManager entities;

    Summaries(EntityManager entities) {
        this.entities = entities;
    }

    List<StudySummary> newestFirst() {
        return entities.createQuery("""
                        select s,
                            (select count(*) from ArmRow a where a.studyId = s.id),
                            (select count(*) from ArmRow a where a.studyId = s.id and a.state <> :running),
                            size(s.jobs),
                            (select count(*) from StudyRow t join t.jobs m, JobRow j
                                where t.id = s.id and j.key = m.jobKey and j.state in (FINISHED, FAILED, CANCELLED))
                        from StudyRow s order by s.submittedAt desc, s.id""", Object[].class)
                .setParameter("running", StudyState.RUNNING)
                .getResultStream()
                .map(row ->
                        summary((StudyRow) row[0], (Number) row[1], (Number) row[2], (Number) row[3], (Number) row[4]))
                .toList();
    }

    static StudySummary of(StudyRow study, List<ArmRow> arms, Collection<JobRow> jobs) {
        return summary(
                study,
                arms.size(),
                arms.stream().filter(arm -> arm.state.isEnded()).count(),
                jobs.size(),
                jobs.stream().filter(job -> job.state.isEnded()).count());
    }

    private static StudySummary summary(StudyRow study, Number arms, Number endedArms, Number jobs, Number endedJobs) {
        return new StudySummary(
                study.id,
                study.name,
                study.state,
                study.submittedAt,
                study.endedAt,
                arms.intValue(),
                endedArms.intValue(),
                jobs.intValue(),
                endedJobs.intValue());
    }
}
