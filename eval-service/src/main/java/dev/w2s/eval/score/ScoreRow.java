package dev.w2s.eval.score;

import dev.w2s.study.view.Score;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The score of a job that predicts the test split, or why it has none. */
@Entity
@Table(name = "eval_score")
public class ScoreRow {
    @Id
    @Column(name = "job_key")
    public String jobKey;

    public @Nullable Double auc;

    public @Nullable Double accuracy;

    public @Nullable Integer examples;

    /** The measurements in a probe's manifest, as JSON; null for other jobs. */
    public @Nullable String measurements;

    public @Nullable String failure;

    static ScoreRow of(String jobKey, Score score) {
        ScoreRow row = new ScoreRow();
        row.jobKey = jobKey;
        row.auc = score.auc();
        row.accuracy = score.accuracy();
        row.examples = score.examples();
        return row;
    }

    static ScoreRow failed(String jobKey, String failure) {
        ScoreRow row = new ScoreRow();
        row.jobKey = jobKey;
        row.failure = failure;
        return row;
    }

    /** Returns the score; null where scoring failed. */
    public @Nullable Score score() {
        return accuracy == null || examples == null ? null : new Score(auc, accuracy, examples);
    }
}
