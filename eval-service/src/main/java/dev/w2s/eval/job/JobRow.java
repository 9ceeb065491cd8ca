package dev.w2s.eval.job;

import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A job in the database: one row for each recipe. {@link JobLifecycle} alone changes its state. */
@Entity
@Table(name = "eval_job")
@DynamicUpdate // what a concurrent transaction marks as sent stays marked
public class JobRow {
    @Id
    public String key;

    @Enumerated(EnumType.STRING)
    public JobKind kind;

    public String title;

    public String recipe;

    @Enumerated(EnumType.STRING)
    public JobState state = JobState.WAITING;

    /** The study that released the job last. */
    @Column(name = "study_id")
    public String studyId;

    /**
     * Whether the request of this attempt is with the workers: the broker has acknowledged it, and no order to cancel
     * it since. A cancelled job that is still marked as sent is one whose workers must be told. Not a part of
     * {@link Attempt}, because it is written outside of {@link OneWriter} too.
     */
    public boolean sent;

    @Column(name = "sent_at")
    public @Nullable Instant sentAt;

    @Column(name = "changed_at")
    public Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "eval_job_input", joinColumns = @JoinColumn(name = "job_key"))
    @Column(name = "input_key")
    public Set<String> inputs = new LinkedHashSet<>();

    @Embedded
    public Attempt attempt = new Attempt();

    /** Returns a job that nobody has asked for before. */
    public static JobRow of(Recipe recipe, String title, String studyId, Instant now) {
        JobRow job = new JobRow();
        job.key = recipe.key().hex();
        job.kind = recipe.kind();
        job.title = title;
        job.recipe = RecipeText.write(recipe);
        job.studyId = studyId;
        job.changedAt = now;
        for (ArtifactId input : recipe.inputs()) {
            job.inputs.add(input.key().hex());
        }
        return job;
    }

    void begin(Attempt next) {
        sent = false;
        sentAt = null;
        attempt = next;
    }

    public Key jobKey() {
        return new Key(key);
    }

    /**
     * Returns the recipe as a record.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code INVALID_REQUEST} if another version of w2s wrote it,
     *     and this one cannot read it
     */
    public Recipe readRecipe() {
        return RecipeText.read(recipe);
    }
}
