package dev.w2s.eval.score;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.reconcile.EachIsolated;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import dev.w2s.events.LogContext;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.Recipe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores predictions. A failure that trying again cannot cure is recorded in place of the score. */
@ApplicationScoped
public class Scoring implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);
    /** Categories of failures that the next round may cure. */
    private static final Set<FailureCategory> PASSING =
            EnumSet.of(FailureCategory.STORAGE, FailureCategory.INFRASTRUCTURE, FailureCategory.INTERRUPTED);

    private final Scores scores;
    private final Jobs jobs;
    private final PredictionReader reader;

    Scoring(Scores scores, Jobs jobs, PredictionReader reader) {
        this.scores = scores;
        this.jobs = jobs;
        this.reader = reader;
    }

    @Override
    public Stage stage() {
        return Stage.SCORE;
    }

    @Override
    public int act() {
        return EachIsolated.act(QuarkusTransaction.requiringNew().call(scores::missing), this::scoreOne);
    }

    private int scoreOne(String key) {
        JobRow job = QuarkusTransaction.requiringNew().call(() -> jobs.findById(key));
        try (LogContext context = LogContext.job(job.studyId, job.kind, job.jobKey())) {
            ScoreRow row = score(job);
            QuarkusTransaction.requiringNew()
                    .run(() -> scores.getEntityManager().merge(row));
            return 1;
        }
    }

    private static Key dataset(Recipe recipe) {
        if (recipe instanceof Predict predict) {
            return predict.dataset();
        }
        if (recipe instanceof FitProbe probe) {
            return probe.dataset();
        }
        throw new CategorizedException(FailureCategory.INTERNAL, recipe.kind().label() + " predicts nothing");
    }

    private ScoreRow score(JobRow job) {
        try {
            Recipe recipe = job.readRecipe();
            ScoreRow row = ScoreRow.of(job.key, reader.score(recipe, dataset(recipe)));
            if (recipe instanceof FitProbe) {
                row.measurements = MeasurementText.write(
                        reader.artifact(recipe.artifact()).manifest().measurements());
            }
            LOG.info("{}: AUC {}, accuracy {}", job.title, row.auc, row.accuracy);
            return row;
        } catch (CategorizedException e) {
            if (PASSING.contains(e.category())) {
                throw e;
            }
            LOG.warn("{} cannot be scored: {}", job.title, e.getMessage());
            return ScoreRow.failed(job.key, String.valueOf(e.getMessage()));
        }
    }
}
