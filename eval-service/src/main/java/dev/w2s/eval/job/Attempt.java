package dev.w2s.eval.job;

import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a job's last attempt; a new one begins with an empty record. Columns of the job's own row. */
@Embeddable
public class Attempt {
    /** How often the job was released, so the first attempt is number 1; 0 before that. */
    @Column(name = "attempt")
    public int number;

    public @Nullable String worker;

    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    /** The time from the worker's claim to the publication. */
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
    private @Nullable String downloadName;

    @Column(name = "download_bytes")
    private @Nullable Long downloadBytes;

    @Column(name = "download_total_bytes")
    private @Nullable Long downloadTotalBytes;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_category")
    public @Nullable FailureCategory failureCategory;

    public @Nullable String failure;

    @Column(name = "failure_stack")
    public @Nullable String failureStack;

    Attempt() {}

    Attempt(int number) {
        this.number = number;
    }

    /** Returns what the attempt waits for; null while it works, and while it does not run. */
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

    void setFailure(@Nullable FailureCategory category, @Nullable String message, @Nullable String stack) {
        failureCategory = category;
        failure = message;
        failureStack = stack;
    }
}
