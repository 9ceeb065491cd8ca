package dev.w2s.eval.job;

import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.job.JobState;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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

/** A job: one row a recipe. Its state is changed by {@link JobLifecycle} alone. */
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

    /** How often the job was released. */
    public int attempt;

    /** The study that released it last. */
    @Column(name = "study_id")
    public String studyId;

    /** Whether the broker has acknowledged the request of this attempt. */
    public boolean sent;

    @Column(name = "sent_at")
    public @Nullable Instant sentAt;

    @Column(name = "changed_at")
    public Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "eval_job_input", joinColumns = @JoinColumn(name = "job_key"))
    @Column(name = "input_key")
    public Set<String> inputs = new LinkedHashSet<>();

    public @Nullable String worker;

    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    public @Nullable Double seconds;

    @Column(name = "cpu_seconds")
    public @Nullable Double cpuSeconds;

    public @Nullable Long step;

    @Column(name = "total_steps")
    public @Nullable Long totalSteps;

    public @Nullable Double loss;

    @Column(name = "val_auc")
    public @Nullable Double valAuc;

    @Column(name = "tokens_per_second")
    public @Nullable Double tokensPerSecond;

    @Column(name = "remaining_seconds")
    public @Nullable Double remainingSeconds;

    @Column(name = "download_name")
    public @Nullable String downloadName;

    @Column(name = "download_bytes")
    public @Nullable Long downloadBytes;

    @Column(name = "download_total_bytes")
    public @Nullable Long downloadTotalBytes;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_category")
    public @Nullable FailureCategory failureCategory;

    public @Nullable String failure;

    @Column(name = "failure_stack")
    public @Nullable String failureStack;

    /** What the job waits for; null while it works, and while it doesn't run. */
    public @Nullable Download download() {
        return downloadName == null || downloadBytes == null || downloadTotalBytes == null
                ? null
                : new Download(downloadName, downloadBytes, downloadTotalBytes);
    }

    void waitFor(@Nullable Download download) {
        downloadName = download == null ? null : download.name();
        downloadBytes = download == null ? null : download.bytes();
        downloadTotalBytes = download == null ? null : download.totalBytes();
    }

    public Key jobKey() {
        return new Key(key);
    }

    public Recipe readRecipe() {
        return RecipeText.read(recipe);
    }
}
