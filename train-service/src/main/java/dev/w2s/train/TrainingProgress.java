package dev.w2s.train;

import dev.w2s.model.tuning.FineTuningResult;
import dev.w2s.model.tuning.TrainingListener;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports the engine's progress. The engine tells how many tokens a second it reads, not how many it has read; until
 * the end they are computed as that rate times the time since the first step.
 */
final class TrainingProgress implements TrainingListener {
    private final JobContext context;
    private long firstStepNanos;
    private @Nullable Progress last;

    TrainingProgress(JobContext context) {
        this.context = context;
    }

    @Override
    public void onStep(Progress progress) {
        long now = System.nanoTime();
        if (last == null) {
            firstStepNanos = now;
        }
        last = progress;
        long tokens = (long) (progress.tokensPerSecond() * (now - firstStepNanos) / 1e9);
        report(progress, tokens, progress.auc());
    }

    /** Reports the exact number of tokens, and the AUC of the last evaluation. */
    void finished(FineTuningResult tuned) {
        List<TrainingHistory.Evaluation> evaluations = tuned.history().evaluations();
        if (last != null) {
            Double auc = evaluations.isEmpty()
                    ? null
                    : evaluations.get(evaluations.size() - 1).auc();
            report(last, tuned.tokens(), auc);
        }
    }

    private void report(Progress progress, long tokens, @Nullable Double auc) {
        context.progressed(new JobProgress(progress.step(), progress.totalSteps(), tokens, progress.loss(), auc));
    }
}
