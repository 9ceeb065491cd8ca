package dev.w2s.eval.score;

import dev.w2s.eval.plan.Role;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scores in the database. */
@ApplicationScoped
public class Scores implements PanacheRepositoryBase<ScoreRow, String> {
    public Map<String, ScoreRow> of(Collection<String> jobKeys) {
        return list("jobKey in ?1", jobKeys).stream()
                .collect(Collectors.toMap(score -> score.jobKey, Function.identity()));
    }

    /** Deletes a score that failed, so that the job is scored again. */
    public void forgetFailure(String jobKey) {
        delete("jobKey = ?1 and failure is not null", jobKey);
    }

    /** Returns the keys of finished jobs of running studies that predict the test split and have no score. */
    List<String> missing() {
        return getEntityManager()
                .createQuery(
                        "select distinct j.key from StudyRow s, ArmRow a join a.jobs k, JobRow j"
                                + " where a.studyId = s.id and s.state = :running and j.key = value(k)"
                                + " and key(k) in :roles and j.state = :finished"
                                + " and not exists (select 1 from ScoreRow r where r.jobKey = j.key)",
                        String.class)
                .setParameter("running", StudyState.RUNNING)
                .setParameter("roles", Role.SCORED.stream().map(Role::label).toList())
                .setParameter("finished", JobState.FINISHED)
                .getResultList();
    }
}
