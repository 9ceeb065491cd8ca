package dev.w2s.eval.study;

import dev.w2s.eval.plan.Role;
import dev.w2s.study.StudyState;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One arm of a study in the database. */
@Entity
@Table(name = "eval_arm")
public class ArmRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(name = "study_id")
    public String studyId;

    /** The arm's place in the study, from 0, in the order of its tasks, methods and seeds. */
    public int position;

    public String task;

    /** The label of the method. */
    public String method;

    public long seed;

    @Enumerated(EnumType.STRING)
    public StudyState state = StudyState.RUNNING;

    public @Nullable String failure;

    /** Keys of the arm's jobs by the labels of their roles. */
    @ElementCollection
    @CollectionTable(name = "eval_arm_job", joinColumns = @JoinColumn(name = "arm_id"))
    @MapKeyColumn(name = "role")
    @Column(name = "job_key")
    public Map<String, String> jobs = new HashMap<>();

    /** Returns the key of the job in that role; null where the arm has none. */
    public @Nullable String jobOf(Role role) {
        return jobs.get(role.label());
    }
}
