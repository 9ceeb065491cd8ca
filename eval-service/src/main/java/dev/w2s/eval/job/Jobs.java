package dev.w2s.eval.job;

import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Timeouts;

/** The jobs in the database. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<JobRow, String> {
    public Optional<JobRow> find(Key key) {
        return findByIdOptional(key.hex());
    }

    public List<JobRow> dependentsOf(JobRow job) {
        return list("from JobRow j where ?1 member of j.inputs order by j.key", job.key);
    }

    public boolean inputsExist(JobRow job) {
        return job.inputs.isEmpty()
                || count("key in ?1 and state = ?2", job.inputs, JobState.FINISHED) == job.inputs.size();
    }

    public boolean haveUnsent() {
        return count("state = ?1 and not sent", JobState.RELEASED) > 0;
    }

    /** Returns jobs to send, which no other transaction is sending; they stay locked until this transaction ends. */
    public List<JobRow> lockUnsent(int limit) {
        return lock("state = ?1 and not sent order by changedAt, key", JobState.RELEASED)
                .page(0, limit)
                .list();
    }

    /** Whether there are cancelled jobs whose workers have not been told. */
    public boolean haveCancellationsDue() {
        return count("state = ?1 and sent", JobState.CANCELLED) > 0;
    }

    /** Returns the cancelled jobs whose workers must be told, locked as those of {@link #lockUnsent} are. */
    public List<JobRow> lockCancellationsDue(int limit) {
        return lock("state = ?1 and sent order by changedAt, key", JobState.CANCELLED)
                .page(0, limit)
                .list();
    }

    private PanacheQuery<JobRow> lock(String condition, JobState state) {
        return find(condition, state)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI);
    }

    public void markSent(Collection<String> keys, Instant now) {
        update("sent = true, sentAt = ?1 where key in ?2", now, keys);
    }

    /** Marks released jobs that were sent before {@code sentBefore}, and that no worker has started, as not sent. */
    public int forgetSendingOfUnstarted(Instant sentBefore) {
        return update("sent = false where state = ?1 and sent and sentAt < ?2", JobState.RELEASED, sentBefore);
    }

    /** Returns unended jobs of which nothing was heard since {@code changedBefore}. */
    public List<JobRow> silent(Instant changedBefore) {
        return list(
                "state in ?1 and changedAt < ?2 order by key",
                List.of(JobState.WAITING, JobState.RELEASED, JobState.RUNNING),
                changedBefore);
    }

    /** Returns the id of the oldest running study that needs the job. */
    Optional<String> runningStudyThatNeeds(String key) {
        return getEntityManager()
                .createQuery(
                        "select s.id from StudyRow s join s.jobs m where m.jobKey = :key and s.state = :running"
                                + " order by s.submittedAt, s.id",
                        String.class)
                .setParameter("key", key)
                .setParameter("running", StudyState.RUNNING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Returns finished jobs of which it is known how long they took, the newest first. */
    public List<JobRow> newestFinished(int limit) {
        return find("state = ?1 and attempt.seconds is not null order by attempt.endedAt desc, key", JobState.FINISHED)
                .page(0, limit)
                .list();
    }

    public Map<JobState, Long> countByState() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        getEntityManager()
                .createQuery("select j.state, count(*) from JobRow j group by j.state", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((JobState) row[0], (Long) row[1]));
        return counts;
    }
}
