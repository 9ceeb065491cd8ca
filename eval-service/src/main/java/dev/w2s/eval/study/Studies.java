package dev.w2s.eval.study;

import dev.w2s.study.StudyState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The studies in the database. */
@ApplicationScoped
public class Studies implements PanacheRepositoryBase<StudyRow, String> {
    /** @throws UnknownStudyException if there is no study of that id */
    public StudyRow require(String id) {
        return findByIdOptional(id).orElseThrow(() -> new UnknownStudyException(id));
    }

    public List<String> runningIds() {
        return ids("state = :running", StudyState.RUNNING);
    }

    public List<String> endedButUnannouncedIds() {
        return ids("not announced and state <> :running", StudyState.RUNNING);
    }

    private List<String> ids(String condition, StudyState running) {
        return getEntityManager()
                .createQuery("select id from StudyRow where " + condition + " order by submittedAt, id", String.class)
                .setParameter("running", running)
                .getResultList();
    }

    /** Whether a running study other than {@code studyId} needs the job. */
    public boolean anotherNeeds(String jobKey, String studyId) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from StudyRow s join s.jobs m"
                                        + " where m.jobKey = :key and s.id <> :study and s.state = :running",
                                Long.class)
                        .setParameter("key", jobKey)
                        .setParameter("study", studyId)
                        .setParameter("running", StudyState.RUNNING)
                        .getSingleResult()
                > 0;
    }

    public Map<StudyState, Long> countByState() {
        Map<StudyState, Long> counts = new EnumMap<>(StudyState.class);
        getEntityManager()
                .createQuery("select s.state, count(*) from StudyRow s group by s.state", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((StudyState) row[0], (Long) row[1]));
        return counts;
    }
}
